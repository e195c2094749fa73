import type { Locator } from '#core/publication/locator'
import type { ReaderSettings } from '#core/preferences'

import type { MotionKind } from '../scroll-motion'
import type { Stride } from '../text-walk'

import type { PageSet } from './page-set'
import type { PageSize } from './fixed-page'
import type { PageSlots } from './page-slots'
import type { ZoomLimits } from './spread-layout'

/** A point of the surface, in px. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What a view has to work with. */
export interface ViewContext {
  readonly set: PageSet
  readonly slots: PageSlots
  readonly window: () => PageSize
  readonly settings: () => ReaderSettings
  /** The pages moved by themselves: a glide went on, or sizes became known. */
  readonly onMoved: () => void
}

/** Where to go: a page, and a place on it. */
export interface PageTarget {
  readonly index: number
  readonly locations?: Locator['locations'] | undefined
}

/** One of the two ways in which fixed pages are gone through: spread by spread, or as one strip. */
export interface PagesView {
  /** Indices of the first and the last page in view. */
  readonly first: number
  readonly last: number
  /** Share of the first page that lies above the view, 0 to 1. */
  readonly progression: number
  /** 1 for pages as they fit. */
  readonly zoom: number
  readonly zoomLimits: ZoomLimits
  /** Zoom at which a px of the page is one on the screen. */
  readonly actualZoom: number
  isInView(index: number): boolean
  to(target: PageTarget): Promise<boolean>
  /** By a page; by a part of it, where it is larger than the window or the stride is short. */
  forward(stride: Stride): Promise<boolean>
  backward(stride: Stride): Promise<boolean>
  /** Towards an edge of the window: to what is hidden there, else to the page on that side. */
  sideways(side: 'left' | 'right'): Promise<boolean>
  /** Whether there is more of the pages that way. */
  canScroll(dx: number, dy: number): boolean
  scrollBy(dx: number, dy: number, kind: MotionKind): void
  /** @param point stays where it is; the middle of the window where none is given */
  zoomTo(zoom: number, point?: Point): void
  /**
   * Lays out anew after a change of the window or the settings, around what is in view.
   * @param fits the pages as they fit, instead of as large as they were
   */
  relayout(fits: boolean): Promise<void>
  /** Draws what comes next out of view, and lets go of what is far away. */
  prepareAround(): Promise<void>
  /** Stops moving: another view takes over. */
  rest(): void
}
