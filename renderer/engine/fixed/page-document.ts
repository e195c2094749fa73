import type { PreparedSection } from '#core/content/prepared-section'

import { openFrame } from '../book-frame'

import type { PageSize } from './fixed-page'

/** What a page needs beside the publisher's own rules. */
const pageStyle = `
  html { overflow: hidden !important; background: none; }
  html, body { touch-action: none !important; }
  ::selection { background: rgb(138 75 45 / 30%); }`

/** A document that is one drawing fills its page. */
const drawingStyle = `
  body { margin: 0; }
  body > svg { display: block; width: 100%; height: 100%; }`

/** Text that its publisher left to the reading system: plain, on paper of its own. */
const flowingStyle = `
  body { box-sizing: border-box; margin: 0; padding: 64px 72px; color: #26221d; background: #fff;
    font: 19px/1.5 Literata, serif; overflow-wrap: break-word; }
  body img, body svg, body video { max-width: 100%; height: auto; }`

export interface PageDocumentOptions {
  readonly section: PreparedSection
  readonly html: string
  readonly size: PageSize
  /** What a screen reader calls it. */
  readonly name: string
  readonly fontFaces: string
  readonly kind: 'document' | 'drawing' | 'flowing'
}

/**
 * One page in a document of its own, without scripts: an iframe as large as the page was made for.
 *
 * @returns the frame, when its styles, pictures and fonts are there
 */
export async function openPageDocument(
  host: HTMLElement,
  options: PageDocumentOptions,
): Promise<HTMLIFrameElement> {
  const { section, html, size, name, fontFaces, kind } = options
  const frame = await openFrame(host, name, fontFaces)
  Object.assign(frame.style, {
    inset: '0 auto auto 0',
    width: `${size.width}px`,
    height: `${size.height}px`,
    transformOrigin: '0 0',
    visibility: 'inherit',
    background: '#fff',
  })
  const document = frame.contentDocument!
  const { documentElement: root, body } = document
  const styles = { document: '', drawing: drawingStyle, flowing: flowingStyle }[kind]
  const view = document.defaultView as unknown as { CSSStyleSheet: new () => CSSStyleSheet }
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(`@layer page { ${styles} } ${pageStyle}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

  if (section.htmlClass) root.className = section.htmlClass
  if (section.language) root.lang = section.language
  if (section.direction) root.dir = section.direction
  if (section.bodyClass) body.className = section.bodyClass
  if (section.bodyId) body.id = section.bodyId
  if (section.bodyStyle) body.setAttribute('style', section.bodyStyle)
  const arriving = section.stylesheets.map((source) => addStyle(document, source))
  // What is written here was sanitised by core/content, and nothing in the frame can run.
  body.innerHTML = html
  await Promise.all([...arriving, ...Array.from(document.images, decoded)])
  await document.fonts.ready
  return frame
}

function addStyle(document: Document, source: PreparedSection['stylesheets'][number]) {
  if ('css' in source) {
    const style = document.createElement('style')
    style.textContent = source.css
    document.head.append(style)
    return Promise.resolve()
  }
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = source.href
  document.head.append(link)
  // A style sheet that cannot be had leaves the page as it is.
  return new Promise<void>((resolve) => {
    link.addEventListener('load', () => resolve(), { once: true })
    link.addEventListener('error', () => resolve(), { once: true })
  })
}

/** A picture that cannot be had leaves its place empty. */
const decoded = (image: HTMLImageElement): Promise<void> => image.decode().catch(() => undefined)
