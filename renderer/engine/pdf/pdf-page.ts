import { piecesOf, textsOf, type TextPiece } from '#core/formats/pdf/page-text'
import type { Link } from '#core/publication/publication'

import type { FixedPage, MountedPage, PageDrawing, PageSize } from '../fixed/fixed-page'
import { tellOn } from '../fixed/page-slots'

import { orLater } from './late-page'
import { addLinks } from './link-layer'
import { PagePainting } from './page-painting'
import type { OpenedPage, PdfBook } from './pdf-book'
import { rectOfPlace } from './place-rect'
import { TextLayer } from './text-layer'

interface PdfPageOptions {
  readonly book: PdfBook
  /** Index of the page, from 0. */
  readonly index: number
  readonly link: Link
  readonly publicationId: string
}

/** A page of a PDF: a drawing, with its text as letters that cannot be seen but be selected, and its links. */
export class PdfPage implements FixedPage {
  readonly size: PageSize
  readonly #options: PdfPageOptions
  #pieces: Promise<TextPiece[]> | undefined
  #mounted = 0

  constructor(options: PdfPageOptions) {
    this.#options = options
    const { width = 1, height = 1 } = options.link
    this.size = { width, height }
  }

  measure(): Promise<PageSize> {
    return Promise.resolve(this.size)
  }

  mount(host: HTMLElement, drawing: PageDrawing): Promise<MountedPage> {
    const { book, index } = this.#options
    const mounting = book.use(index, (opened) => this.#mount(host, drawing, opened))
    return drawing.purpose === 'page' ? orLater(mounting, (error) => tellOn(host, error)) : mounting
  }

  async text(): Promise<string> {
    const { book, index } = this.#options
    return textsOf(await book.use(index, ({ page }) => this.#readPieces(page))).join('')
  }

  close(): void {
    this.#pieces = undefined
    this.#options.book.close()
  }

  async #mount(
    host: HTMLElement,
    { scale, purpose }: PageDrawing,
    opened: OpenedPage,
  ): Promise<MountedPage> {
    const { page, pdfjs, destinations } = opened
    const painting = new PagePainting(page, host, this.size)
    this.#mounted++
    const remove = () => {
      painting.remove()
      this.#mounted--
      if (this.#mounted > 0) return
      this.#pieces = undefined
      page.cleanup()
    }
    try {
      if (purpose === 'picture') {
        await painting.draw(scale)
        return {
          frame: null,
          textRoot: null,
          rescale: () => painting.redraw(scale),
          rectOf: () => null,
          remove,
        }
      }
      const base = `/publications/${this.#options.publicationId}/`
      const [pieces, , links] = await Promise.all([
        this.#readPieces(page),
        painting.draw(scale),
        addLinks(host, page, { destinations, base }),
      ])
      const text = new TextLayer(pdfjs, page, host, this.size)
      await text.fill(scale, textsOf(pieces))
      return {
        frame: null,
        textRoot: text.root,
        rescale: async (to) => {
          text.rescale(to)
          await painting.redraw(to)
        },
        rectOf: (place) => rectOfPlace(place, page, pieces, this.size),
        remove: () => {
          text.remove()
          links.remove()
          remove()
        },
      }
    } catch (error) {
      remove()
      host.replaceChildren()
      throw error
    }
  }

  #readPieces(page: OpenedPage['page']): Promise<TextPiece[]> {
    this.#pieces ??= piecesOf(page)
    this.#pieces.catch(() => {
      this.#pieces = undefined
    })
    return this.#pieces
  }
}
