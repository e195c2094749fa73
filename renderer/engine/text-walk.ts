import type { BookFrame } from './book-frame'
import type { MountContext, MountedChunk } from './chunk-mount'
import type { PageGeometry } from './geometry'
import type { Place } from './reading-layout'
import type { WritingMode } from './writing-direction'

/** A place in the text itself, which no layout moves. */
export interface Anchor {
  readonly section: number
  /** Locator offset in the section. */
  readonly offset: number
}

/** How far one goes on: by what the window holds, or by a few lines where they can be had by themselves. */
export type Stride = 'page' | 'line'

/**
 * Where the reader stands in one way of showing the text, in pages or in one long column, and every way to
 * go on from there. Each answers `false` when there is nowhere to go. To be asked one thing at a time.
 */
export interface TextWalk {
  /** The place of the reader. It moves only when the person moves: ten changes of the font come back to the same word. */
  readonly anchor: Anchor
  /** How the lines run in the section in view. */
  readonly writingMode: WritingMode
  /** The document that has the keyboard. */
  readonly frame: BookFrame | undefined
  /** All text that is laid out. */
  readonly mounted: readonly MountedChunk[]
  /** The first page in view, counted from 0 in its section. @param pages how many that has, about */
  pageInSection(pages: number): number
  /** A part of the anchor's section that is laid out: pages, and its share of the section's text. */
  laidOut(): { readonly pages: number; readonly share: number } | undefined
  mountedChunk(section: number, chunk: number): MountedChunk | undefined
  forward(stride: Stride): Promise<boolean>
  backward(stride: Stride): Promise<boolean>
  toEnd(): Promise<boolean>
  /** @param place a page counted from its section's start, in a section that is measured */
  toMeasuredPage(place: Place): Promise<boolean>
  /** Shows a place. The anchor is the place itself, not the first word in view. */
  toAnchor(anchor: Anchor): Promise<boolean>
  /** Brings an element of the text in view onto the screen; `false` when it is there already. */
  toElement(element: Element): Promise<boolean>
  /** Whether a place is on the screen. */
  isInView(anchor: Anchor): boolean
  /** Makes what comes next and what came before ready, and lets go of the rest. */
  prepareAround(): Promise<void>
  /** Takes a new layout, and lets go of all text. */
  reset(context: MountContext, geometry: PageGeometry): void
  destroy(): void
}
