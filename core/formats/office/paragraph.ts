import type { Element, Node } from './element'
import type { ParagraphKind } from './style-names'

/** A paragraph as a word processor has it: one after the other, whatever they are. */
export interface Paragraph {
  readonly kind: ParagraphKind
  readonly content: readonly Node[]
  readonly align?: 'center' | 'end' | undefined
  /** Room before it, in em of the text. */
  readonly indent?: number | undefined
  readonly direction?: 'ltr' | 'rtl' | undefined
  readonly language?: string | undefined
  /** A page begins with it. */
  readonly startsPage?: boolean
  readonly item?: ListItem | undefined
}

/** The place of a paragraph in a list. */
export interface ListItem {
  /** 0 for the outermost. */
  readonly level: number
  readonly mark: ListMark
}

export type ListMark =
  | { readonly kind: 'bullet' }
  /** `format` as the `type` of `<ol>` has it: `1`, `a`, `A`, `i`, `I`. */
  | { readonly kind: 'number'; readonly format: string; readonly value: number }
  /** Any other mark, as it is written: `1.2`, `(c)`. */
  | { readonly kind: 'label'; readonly label: string }
  /** More of the item before. */
  | { readonly kind: 'none' }

/** What stands in a text one after the other. Elements are finished: tables, rules, boxes. */
export type Block = Paragraph | Element

export const isParagraph = (block: Block): block is Paragraph => 'kind' in block
