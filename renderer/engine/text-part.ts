import type { PreparedSection } from '#core/content/prepared-section'

import type { TextIndex } from './text-index'

/** A part of the text that is laid out: what selecting in it and drawing over it need to know. */
export interface TextPart {
  readonly box: { readonly body: Element; readonly text: TextIndex }
  readonly frame: { readonly document: Document }
  readonly section: Pick<PreparedSection, 'href' | 'chunks'>
  /** Which section it is of, by its index, and which chunk of that. */
  readonly at: { readonly section: number; readonly chunk: number }
}
