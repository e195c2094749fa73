import type { EngineFacts } from './engine-facts'
import type { ReaderError } from '#core/errors'
import type { ReaderSettings } from '#core/preferences'
import type { Locator } from '#core/publication/locator'
import type { PageMap } from '#core/publication/page-map'
import type { Manifest, Metadata } from '#core/publication/publication'

import type { ChapterStart } from './chapter-pages'
import type { Decoration, DecorationGroup } from './decorations'

/** Where the visible page stands. Numbers start at 1. */
export interface PageInfo {
  /** First and last page in view (equal when one page is shown). */
  readonly page: number
  readonly lastPage: number
  /** Pages of the whole publication in this layout. */
  readonly total: number
  /** `false` while sections are still to be measured: `page` and `total` are then estimates ("about"). */
  readonly exact: boolean
  /** Pages of the chapter behind those in view; `null` where there is no chapter, or it is not counted. */
  readonly pagesLeftInChapter: number | null
  /** Lines run from top to bottom: one page is in view, as wide as the window has room for. */
  readonly isVertical?: true
  /** Of the page in view, where a publication has both kinds. */
  readonly layout?: Metadata['layout']
  /** What the publisher calls the page of the print edition on which the first words in view stand. */
  readonly printPage?: string
  /** A page with a layout of its own, shown so small that its text is hard to read. */
  readonly isSmall?: true
  /** The file is broken here, and was read as browsers read what is broken. */
  readonly isDamaged?: true
}

/** What one would find on a page. */
export interface PagePreview {
  /** Of the chapter that its first words belong to. */
  readonly title: string | undefined
  /**
   * Its first words, whole ones, each block on a line of its own; `null` while the page is an estimate.
   * Empty for a page of pictures.
   */
  readonly text: string | null
}

/** What a note's text is, for a pop-up. Show it with {@link VisualNavigator.showNote}. */
export interface NoteReference {
  /** The reference mark on the page, in coordinates of the navigator's element. */
  readonly rect: { x: number; y: number; width: number; height: number }
  /** Address of the note, for "go to the note". */
  readonly href: string
}

/** A passage that somebody has selected, as locators that outlive this layout. */
export interface PageSelection {
  /** Its first character, and the place behind its last one, in the same resource. */
  readonly locator: Locator
  readonly end: Locator
  /** The author's words, a line for each paragraph. */
  readonly text: string
  /** Of the place where it begins, where that is known. */
  readonly language?: string
  /** Of what is seen of it, in coordinates of the navigator's element. */
  readonly rect: NoteReference['rect']
}

export interface NavigatorEvents {
  /** The visible place changed, or its numbers did: they became exact, or better estimates. */
  located: { readonly locator: Locator; readonly page: PageInfo; readonly cause: LocatedCause }
  /** A link out of the publication was clicked. The engine never follows one. */
  externalLink: { readonly url: string }
  note: NoteReference
  /** Something was selected by pointer or keyboard; `null` when nothing is any more. */
  selection: PageSelection | null
  /** One of the highlights was pressed. */
  decoration: { readonly id: string; readonly rect: NoteReference['rect'] }
  /** A press on the page that is no link, no selection and no page turn. */
  tap: { readonly x: number; readonly y: number }
  /** Keys typed while the page has the focus, so that the app's shortcuts work there. */
  keydown: KeyboardEvent
  /** The pointer moved over the page. */
  pointermove: Record<string, never>
  /** A turn found no further page that way. */
  edge: { readonly direction: 'forward' | 'backward' }
  /** A resource could not be shown. */
  failed: { readonly error: ReaderError }
}

/** `turn`: next or previous page, or further up or down; `jump`: `go…`; `layout`: settings or window; `exact`: only numbers. */
export type LocatedCause = 'open' | 'turn' | 'jump' | 'layout' | 'exact'

/** How large pages are seen that have a size of their own. */
export interface PageZoom {
  in(): void
  out(): void
  /** As the settings have them fit. */
  reset(): void
  /** A px of the page on one of the screen. */
  toActualSize(): void
}

/** Draws one publication in one element. Plain DOM: React mounts it and listens. */
export interface VisualNavigator {
  readonly currentLocator: Locator
  readonly page: PageInfo
  /** Resolves when the first page is painted. */
  readonly ready: Promise<void>
  /** Resolves to `false` when there is no such place or no page that way. */
  go(target: Locator | { readonly href: string }): Promise<boolean>
  /** @param page 1-based page of the publication; exact where the layout is known */
  goToPage(page: number): Promise<boolean>
  goForward(): Promise<boolean>
  goBackward(): Promise<boolean>
  /** By a few lines where the text is one long column, by a page where it is not. */
  goUp(): Promise<boolean>
  goDown(): Promise<boolean>
  /** To the page on the left or right, whichever way the publication reads. */
  goLeft(): Promise<boolean>
  goRight(): Promise<boolean>
  goToStart(): Promise<boolean>
  goToEnd(): Promise<boolean>
  submitSettings(settings: ReaderSettings): void
  /**
   * Page number of a place, where known exactly; `null` otherwise. What must be fetched to know it is, and
   * `located` is told once it has come.
   */
  pageOf(locator: Locator): number | null
  /** Where each entry of the table of contents begins, in the order in which one reads. */
  chapters(): readonly ChapterStart[]
  /**
   * What stands on a page that is not in view, for whoever looks for a place.
   *
   * @param page 1-based page of the publication
   * @param characters most characters of its text
   */
  preview(page: number, characters: number): Promise<PagePreview>
  /** Draws these passages over the text, in place of those of the same group. The text stays as it is. */
  decorate(group: DecorationGroup, decorations: readonly Decoration[]): void
  /**
   * Title of the entry in the table of contents under which a place lies, behind those around it where it
   * is only a number; empty where there is none.
   */
  titlesOf(locator: Locator): readonly string[]
  /** Selects the first word on the page; Shift and the arrow keys go on from it, and the page with them. */
  selectFirstWord(): void
  clearSelection(): void
  /** Only where pages have a size of their own. */
  readonly zoom?: PageZoom | undefined
  /**
   * Draws a small likeness of a page that fills an element; only where pages look the same in every layout.
   *
   * @param page 1-based page of the publication
   * @param signal takes it away, or keeps it from being drawn
   */
  drawPicture?(page: number, element: HTMLElement, signal: AbortSignal): Promise<void>
  /** Whether a place lies on the visible page or pages. */
  isVisible(locator: Locator): boolean
  /** Characters in a full line of the page in view, on average; `null` where there is no such line. */
  charactersPerLine(): number | null
  /** Draws a note's text into `element` (a script-less frame of its own); resolves to its height in px. */
  showNote(note: NoteReference, element: HTMLElement): Promise<number>
  /** Moves the keyboard focus to the page. */
  focus(): void
  /** For people who look into the engine. */
  facts(): EngineFacts
  on<Name extends keyof NavigatorEvents>(
    name: Name,
    listener: (event: NavigatorEvents[Name]) => void,
  ): () => void
  destroy(): void
}

/** Keeps page maps between sessions. The engine asks and tells; it never stores. */
export interface PageMapStore {
  get(layoutKey: string): Promise<PageMap | null>
  put(layoutKey: string, pageMap: PageMap): Promise<void>
}

export interface NavigatorOptions {
  readonly element: HTMLElement
  readonly publicationId: string
  /** Of a locked file, where pages are drawn from the file itself. */
  readonly password?: string | undefined
  readonly manifest: Manifest
  readonly settings: ReaderSettings
  /** Where to open; the start when absent. */
  readonly locator?: Locator | undefined
  readonly pageMaps: PageMapStore
}
