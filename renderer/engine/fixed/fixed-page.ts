import type { Locator } from '#core/publication/locator'

/** Lengths at scale 1, in CSS px. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** A box on a page, at scale 1, in CSS px from the page's left upper corner. */
export interface PageRect extends PageSize {
  readonly x: number
  readonly y: number
}

/** How a page is to be drawn. */
export interface PageDrawing {
  /** CSS px on the screen for each px of the page. Pixels of the device come on top of it. */
  readonly scale: number
  /**
   * `page`: to be read, with its text and its links. `picture`: a small likeness of it for whoever looks
   * for a place; neither hand nor screen reader gets at anything in it.
   */
  readonly purpose: 'page' | 'picture'
}

/**
 * One page whose look is fixed: a document, a picture, a page of a PDF. Each link of the reading order
 * is one page; `create-pages.ts` says which kind draws it.
 *
 * A page knows how large it is and how it is drawn. It knows nothing of where it stands on the screen,
 * of its neighbours, of themes and of turning: those are the navigator's.
 */
export interface FixedPage {
  /** `null` until it is known: from the manifest, or since the page was measured. */
  readonly size: PageSize | null
  /** Finds out how large the page is. @throws {ReaderError} where it cannot be read */
  measure(): Promise<PageSize>
  /**
   * Draws the page into an element that is as large as the page at this scale, and fills it. Several
   * drawings of one page may exist at once.
   *
   * @returns once it may be seen: nothing in it is still to be decoded, fetched or set
   * @throws {ReaderError} where it cannot be read; nothing is left in `host` then
   */
  mount(host: HTMLElement, drawing: PageDrawing): Promise<MountedPage>
  /** All its text, as offsets of a locator count it; empty where it has none. @throws {ReaderError} */
  text(): Promise<string>
  /** Gives back what it keeps between drawings. */
  close(): void
}

/** A page as it is drawn in one place. */
export interface MountedPage {
  /**
   * The frame in whose document it lies, so that the navigator hears what is done there; `null` where it
   * lies in the window's own. Links are `a[href]` as core/content writes them:
   * `/publications/<id>/<href>#<fragment>`, or an address outside.
   */
  readonly frame: HTMLIFrameElement | null
  /**
   * The element whose text nodes are the page's text, as locator offsets count it, so that it can be
   * selected and drawn over; `null` for a picture.
   */
  readonly textRoot: Element | null
  /**
   * Draws it at another scale. The host has its new size already: until the new drawing is there (when
   * the promise resolves) the old one is stretched.
   */
  rescale(scale: number): Promise<void>
  /** The box of a place on the page; `null` for the page as a whole, or where there is no such place. */
  rectOf(locations: Locator['locations']): PageRect | null
  /** Takes the drawing away, and gives back all that it holds. */
  remove(): void
}
