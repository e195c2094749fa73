import type { Novel } from '../make-fb2.d.mts'

export interface MobiOptions {
  /** 1 and 2 are Mobipocket’s two ways; the text itself stays as it is. */
  readonly encryption?: number
  /** MOBI 6: with an index of contents; default `true`. */
  readonly hasIndex?: boolean
  /** MOBI 6: with PalmDOC’s compression; default `true`. */
  readonly compress?: boolean
  /** MOBI 6: what the header says besides, by the numbers of EXTH. */
  readonly values?: readonly (readonly [number, string])[]
  /** No guide says where reading begins, the header says: at the second chapter. */
  readonly startsByHeader?: boolean
  /** KF8: an SVG shown on the first page. */
  readonly drawing?: string
  /** KF8: the last of its resources. */
  readonly font?: Uint8Array
}

/** MOBI 6: one run of HTML with page breaks, a page of contents, and an index of contents. */
export function makeMobi(novel: Novel, options?: MobiOptions): Buffer

/** KF8 (AZW3): a document for each chapter, in two fragments, with a style sheet. */
export function makeKf8(novel: Novel, options?: MobiOptions): Buffer

/** The book twice in one file, for old Kindles and for newer ones. */
export function makeCombined(novel: Novel, options?: MobiOptions): Buffer

/** PalmDOC: text and nothing else. */
export function makePalmDoc(title: string, text: Buffer): Buffer

/** A font, packed and mixed with a key. */
export function fontRecord(font: Buffer): Buffer
