import { chunkOfId } from '#core/content/prepared-section'
import type { ReaderSettings } from '#core/preferences'

import { BookFrame, openFrame } from './book-frame'
import type { SectionSource } from './section-source'
import { familyOf, ownRules, themeStyle } from './settings-style'
import { enlargeSmallText } from './smallest-text'
import { splitHref } from './split-href'

const backLinks = "a:is([role~='doc-backlink'], [data-epub-type~='backlink'])"

/** Elements that make a note by themselves, when the link points at something inside one. */
const noteBlocks = 'aside, li, dd, p, td, div, section'

/** Shows one note of the publication in a small locked frame of its own. */
export class NoteView {
  readonly #source: SectionSource
  readonly #fontFaces: string

  constructor(source: SectionSource, fontFaces: string) {
    this.#source = source
    this.#fontFaces = fontFaces
  }

  /** Whether an address leads to something that can be shown as a note. */
  async has(href: string): Promise<boolean> {
    return (await this.#find(href)) !== null
  }

  /** @returns height of the note in px; 0 when there is no such note */
  async show(href: string, element: HTMLElement, settings: ReaderSettings): Promise<number> {
    const note = await this.#find(href)
    if (!note) return 0
    element.style.position = 'relative'
    const iframe = await openFrame(element, 'Note', this.#fontFaces)
    const frame = await BookFrame.create(Promise.resolve(iframe), { stylesheets: [] })
    frame.setTheme(themeStyle({ ...settings, publisherColours: false }))
    frame.setLayout(noteStyle(settings), false)
    frame.setOwnRules(ownRules(settings, settings.lineHeight))
    const body = frame.document.createElement('octavo-body')
    body.append(frame.document.importNode(note, true))
    // The page is still there: no way back is needed.
    for (const back of body.querySelectorAll(backLinks)) back.remove()
    frame.document.addEventListener('click', (event) => event.preventDefault())
    frame.stage.append(body)
    if (settings.smallestText !== 'off') enlargeSmallText(body, settings.smallestText)
    frame.setVisible(true)
    await frame.document.fonts.ready
    const height = Math.ceil(body.getBoundingClientRect().height)
    element.style.height = `${height}px`
    return height
  }

  async #find(href: string): Promise<Element | null> {
    const { resource, fragment } = splitHref(href)
    const section = this.#source.indexOf(resource)
    if (section < 0 || !fragment) return null
    const chunk = chunkOfId(await this.#source.section(section), fragment)
    if (chunk < 0) return null
    const html = await this.#source.chunk(section, chunk)
    // A parsed document that is never shown: nothing in it loads or runs. Styles for one element are not
    // wanted in a note, and the policy of the window would complain of each.
    const parsed = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
    const target = parsed.getElementById(fragment)
    if (!target) return null
    const isBlock = target.matches(noteBlocks) && (target.textContent ?? '').trim() !== ''
    return isBlock ? target : (target.closest(noteBlocks) ?? target)
  }
}

/** In prepared HTML no `<` or `>` stands in a text or in an attribute. */
const withoutStyles = (html: string): string => html.replace(/(<[^>]*?) style="[^"]*"/g, '$1')

const noteStyle = (settings: ReaderSettings): string => `
  html, body { margin: 0; overflow: hidden; background: none; }
  :root { font-size: ${Math.max(13, Math.round(settings.fontSize * 0.85))}px; --o-face: ${familyOf(settings.typeface)};
    --o-justify: start; --o-page-height: 100vh; }
  octavo-body { line-height: ${settings.lineHeight}; }
  octavo-body > * { margin-top: 0 !important; margin-bottom: 0 !important; list-style-position: inside; }
  octavo-body p { text-indent: 0; }
  octavo-body p + p { margin-top: 0.6em; }
  octavo-body img { max-width: 100%; }`
