import { palettes } from '#core/themes'
import type { Locator } from '#core/publication/locator'

import { type Decoration, type DecorationGroup, Decorator } from '../decorations'
import { highlightStyle } from '../highlight-style'
import { anchorAt, passageIn, watchSelection } from '../page-selection'
import { TextIndex } from '../text-index'
import type { TextPart } from '../text-part'
import type { Anchor } from '../text-walk'
import type { PageSelection } from '../visual-navigator'

import type { MountedPage } from './fixed-page'
import type { PageSlot, PageSlots } from './page-slots'
import type { Point } from './pages-view'

/** A point of a page's document. */
export interface DocumentPoint extends Point {
  readonly document: Document
}

/** Characters kept around a place, to show it and to find it again. */
const quote = { before: 32, after: 160 }

interface FixedTextOptions {
  readonly slots: PageSlots
  /** Addresses of the reading order. */
  readonly hrefs: readonly string[]
  /** A place as a locator, but for its words. */
  readonly locatorOf: (index: number, progression: number) => Locator
  readonly toSurface: (document: Document, point: Point) => Point
  readonly onSelect: (selection: PageSelection | null) => void
}

/** The text of fixed pages, where they have one: what is selected in it, and what is drawn over it. */
export class FixedText {
  readonly #options: FixedTextOptions
  readonly #decorator = new Decorator()
  readonly #parts = new WeakMap<MountedPage, TextPart>()
  /** Documents that wear our styles and tell of selections. */
  readonly #watched = new WeakSet<Document>()
  readonly #ended = new AbortController()
  #hasSelection = false

  constructor(options: FixedTextOptions) {
    this.#options = options
  }

  decorate(group: DecorationGroup, decorations: readonly Decoration[]): void {
    this.#decorator.set(group, decorations)
  }

  /** Draws over pages that are drawn since the last time, and forgets those that are gone. */
  sync(): void {
    const parts = this.#present()
    for (const { frame } of parts) this.#watch(frame.document)
    this.#decorator.sync(parts)
  }

  /** Id of the highlight at a point of a page. */
  highlightAt({ document, x, y }: DocumentPoint): string | null {
    const place = anchorAt(document, x, y, this.#present())
    if (!place) return null
    return this.#decorator.at('highlights', this.#options.hrefs[place.section]!, place.offset)
  }

  /** @param index of the page */
  selectFirstWord(index: number): boolean {
    const slot = this.#options.slots.get(index)
    const part = slot && this.#partOf(slot)
    if (!part) return false
    const { text } = part.box
    const leading = /^\s*/.exec(text.slice(0, text.length))![0].length
    const position = text.positionOf(leading)
    const selection = part.frame.document.getSelection()
    if (!position || leading === text.length || !selection) return false
    slot.mounted?.frame?.focus({ preventScroll: true })
    selection.collapse(position.node, position.index)
    selection.modify('extend', 'forward', 'word')
    return true
  }

  clearSelection(): void {
    for (const { frame } of this.#present()) frame.document.getSelection()?.removeAllRanges()
  }

  close(): void {
    this.#ended.abort()
  }

  #present(): TextPart[] {
    return this.#options.slots.drawn().flatMap((slot) => this.#partOf(slot) ?? [])
  }

  #partOf({ mounted, index }: PageSlot): TextPart | null {
    const body = mounted?.textRoot
    if (!mounted || !body) return null
    const known = this.#parts.get(mounted)
    if (known) return known
    const text = new TextIndex(body)
    const part: TextPart = {
      box: { body, text },
      frame: { document: body.ownerDocument },
      section: {
        href: this.#options.hrefs[index]!,
        chunks: [{ start: 0, characters: text.length, ids: [] }],
      },
      at: { section: index, chunk: 0 },
    }
    this.#parts.set(mounted, part)
    return part
  }

  #watch(document: Document): void {
    if (this.#watched.has(document)) return
    this.#watched.add(document)
    // A sheet can only be adopted by a document of the realm that made it. Publishers' pages are white.
    const view = document.defaultView as unknown as { CSSStyleSheet: new () => CSSStyleSheet }
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(highlightStyle(palettes.paper))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    const { signal } = this.#ended
    signal.addEventListener('abort', () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((own) => own !== sheet)
    })
    watchSelection(document, () => this.#tell(document), { signal })
  }

  #tell(document: Document): void {
    const { onSelect, toSurface } = this.#options
    const passage = passageIn(document, this.#present())
    if (!passage) {
      if (this.#hasSelection) onSelect(null)
      this.#hasSelection = false
      return
    }
    this.#hasSelection = true
    const { from, to, text, language, rect } = passage
    const start = toSurface(document, { x: rect.left, y: rect.top })
    const end = toSurface(document, { x: rect.right, y: rect.bottom })
    onSelect({
      locator: this.#describe(from),
      end: this.#describe(to),
      text,
      ...(language !== null && { language }),
      rect: { ...start, width: end.x - start.x, height: end.y - start.y },
    })
  }

  #describe({ section, offset }: Anchor): Locator {
    const slot = this.#options.slots.get(section)
    const text = slot && this.#partOf(slot)?.box.text
    const locator = this.#options.locatorOf(section, text ? offset / Math.max(1, text.length) : 0)
    const from = Math.max(0, offset - quote.before)
    const before = text?.slice(from, offset - from)
    return {
      ...locator,
      locations: { ...locator.locations, offset },
      text: { ...(before && { before }), highlight: text?.slice(offset, quote.after) ?? '' },
    }
  }
}
