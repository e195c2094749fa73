import type { ReaderSettings } from '#core/preferences'
import type { ChunkLayout, PageMap } from '#core/publication/page-map'

import type { PageGeometry } from '../geometry'

/** First message from the window; it carries the port over which all others go. */
export const measuringGreeting = 'octavo:measure'

/** So long nothing is measured after a turn: that, and what is made ready after it, ms. */
export const measuringRestMs = 120

/** A publication to be measured in one layout. */
export interface MeasuringJob {
  readonly publicationId: string
  /** Addresses of the reading order. */
  readonly hrefs: readonly string[]
  /** Index of the first of them among all sections. */
  readonly firstSection: number
  readonly readingProgression: 'ltr' | 'rtl'
  readonly settings: ReaderSettings
  readonly geometry: PageGeometry
  /** `@font-face` rules of the faces that a page may wear. */
  readonly fontFaces: string
  /** What is known already. */
  readonly known: PageMap
  /** The section in which the reader is: it comes first. */
  readonly start: number
  /** Which of the sections from `start` on are this process's own: every `of`-th, from the `index`-th. */
  readonly share: { readonly index: number; readonly of: number }
}

/** Window to measuring document. A new job ends the one before. */
export type MeasuringRequest =
  | { readonly kind: 'start'; readonly jobId: number; readonly job: MeasuringJob }
  | { readonly kind: 'hurry'; readonly section: number }
  /** The person is doing something: the processor is theirs for a moment. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'stop' }

export interface MeasuredSection {
  readonly section: number
  /** From the section's first chunk on. */
  readonly layouts: readonly ChunkLayout[]
  readonly isWhole: boolean
}

/** Measuring document to window. Reports of a job that was given up may still be under way. */
export interface MeasuringAnswer {
  readonly jobId: number
  readonly report: MeasuringReport
}

export type MeasuringReport =
  | { readonly kind: 'measured'; readonly sections: readonly MeasuredSection[] }
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly message: string }
