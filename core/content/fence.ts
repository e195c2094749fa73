import type { FlatAttributes } from './markup-reader'
import { attributeOf } from './style-collector'

/** The signs of an `<mfenced>`. MathML Core, and so browsers, know the element no longer: they are written out. */
export interface Fence {
  readonly open: string
  readonly close: string
  /** The sign before a part, counted from 0; empty where there is none. */
  separator(part: number): string
}

/** @see https://www.w3.org/TR/MathML3/chapter3.html#presm.mfenced */
export function fenceOf(attributes: FlatAttributes): Fence {
  const value = (name: string) => attributeOf(attributes, name)?.trim()
  const separators = Array.from((value('separators') ?? ',').replace(/\s/g, ''))
  return {
    open: value('open') ?? '(',
    close: value('close') ?? ')',
    // The last one goes on where there are more parts than signs.
    separator: (part) => separators[Math.min(part, separators.length) - 1] ?? '',
  }
}
