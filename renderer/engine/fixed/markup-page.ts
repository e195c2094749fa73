import type { PreparedSection } from '#core/content/prepared-section'
import { readLength, viewportOfSvg } from '#core/content/viewport'
import type { Link, Metadata } from '#core/publication/publication'

import { scratchRange } from '../scratch-range'
import type { SectionSource } from '../section-source'
import { TextIndex } from '../text-index'

import type { FixedPage, MountedPage, PageDrawing, PageRect, PageSize } from './fixed-page'
import { openPageDocument, type PageDocumentOptions } from './page-document'

/** For a document that says nothing of its size, in a publication that says nothing either. */
const usualSize: PageSize = { width: 800, height: 1131 }
/** For text that is left to the reading system. */
const flowingWidth = 720

export interface MarkupPageOptions {
  readonly source: SectionSource
  /** Index in the reading order. */
  readonly index: number
  readonly link: Link
  readonly metadata: Metadata
  readonly name: string
  readonly fontFaces: string
}

/** A page that is a document: HTML or SVG with a size of its own. */
export class MarkupPage implements FixedPage {
  readonly #options: MarkupPageOptions
  #size: PageSize | null = null

  constructor(options: MarkupPageOptions) {
    this.#options = options
  }

  get size(): PageSize | null {
    return this.#size
  }

  async measure(): Promise<PageSize> {
    this.#size ??= this.#isFlowing ? await this.#flowingSize() : await this.#ownSize()
    return this.#size
  }

  async mount(host: HTMLElement, { scale, purpose }: PageDrawing): Promise<MountedPage> {
    const frame = await this.#open(host, await this.measure())
    const rescale = (to: number) => {
      frame.style.transform = `scale(${to})`
      return Promise.resolve()
    }
    await rescale(scale)
    if (purpose === 'picture') frame.inert = true
    return {
      frame: purpose === 'page' ? frame : null,
      textRoot: purpose === 'page' ? frame.contentDocument!.body : null,
      rescale,
      rectOf: (locations) => rectOf(frame.contentDocument!, locations),
      remove: () => frame.remove(),
    }
  }

  async text(): Promise<string> {
    return (parse(await this.#html()).body.textContent ?? '').replaceAll('\u00AD', '')
  }

  close(): void {
    this.#size = null
  }

  get #isFlowing(): boolean {
    return this.#options.link.layout === 'reflowable'
  }

  #html(): Promise<string> {
    return this.#options.source.chunk(this.#options.index, 0)
  }

  async #open(host: HTMLElement, size: PageSize): Promise<HTMLIFrameElement> {
    const { source, index, name, fontFaces } = this.#options
    const [section, html] = await Promise.all([source.section(index), this.#html()])
    return openPageDocument(host, { section, html, size, name, fontFaces, kind: this.#kind })
  }

  get #kind(): PageDocumentOptions['kind'] {
    if (this.#isFlowing) return 'flowing'
    return this.#options.link.mediaType === 'image/svg+xml' ? 'drawing' : 'document'
  }

  async #ownSize(): Promise<PageSize> {
    const { source, index, metadata } = this.#options
    const section: PreparedSection = await source.section(index)
    return (
      section.viewport ?? (await onlyPicture(await this.#html())) ?? metadata.pageSize ?? usualSize
    )
  }

  /** As wide as a column of text, and as long as it takes. */
  async #flowingSize(): Promise<PageSize> {
    const host = document.createElement('div')
    host.style.visibility = 'hidden'
    document.body.append(host)
    try {
      const frame = await this.#open(host, { width: flowingWidth, height: flowingWidth })
      const { scrollHeight } = frame.contentDocument!.documentElement
      return { width: flowingWidth, height: Math.max(scrollHeight, flowingWidth) }
    } finally {
      host.remove()
    }
  }
}

/** A document that is never shown: nothing in it loads or runs. */
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

/** Size of the picture that is all there is on a page. */
async function onlyPicture(html: string): Promise<PageSize | undefined> {
  const { body } = parse(html)
  const [picture, ...others] = body.querySelectorAll('img, svg')
  if (!picture || others.length > 0 || (body.textContent ?? '').trim() !== '') return undefined
  const value = (name: string) => picture.getAttribute(name) ?? undefined
  if (picture.localName === 'svg') {
    return viewportOfSvg({
      viewBox: value('viewBox'),
      width: value('width'),
      height: value('height'),
    })
  }
  const [width, height] = [readLength(value('width')), readLength(value('height'))]
  if (width !== undefined && height !== undefined) return { width, height }
  const image = new Image()
  image.src = value('src') ?? ''
  await image.decode().catch(() => undefined)
  const { naturalWidth, naturalHeight } = image
  return naturalWidth > 0 ? { width: naturalWidth, height: naturalHeight } : undefined
}

function rectOf(
  document: Document,
  { fragment, offset }: Parameters<MountedPage['rectOf']>[0],
): PageRect | null {
  const element = fragment === undefined ? null : document.getElementById(fragment)
  const rect = element?.getBoundingClientRect() ?? rectOfOffset(document, offset)
  if (!rect) return null
  const { x, y, width, height } = rect
  return { x, y, width, height }
}

function rectOfOffset(document: Document, offset: number | undefined): DOMRect | undefined {
  const position = offset === undefined ? null : new TextIndex(document.body).positionOf(offset)
  if (!position) return undefined
  const range = scratchRange(document)
  range.setStart(position.node, position.index)
  range.setEnd(position.node, Math.min(position.index + 1, position.node.data.length))
  return range.getBoundingClientRect()
}
