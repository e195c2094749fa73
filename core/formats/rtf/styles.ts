import { heading, kindByName, type ParagraphKind } from '../office/style-names'
import type { TextProperties } from '../office/text-properties'

/** A style as the style sheet has it, and what its name or the style below it says it is for. */
export interface RtfStyle {
  readonly kind: ParagraphKind | undefined
  readonly text: TextProperties
}

/** A style while it is being read. */
export interface StyleDraft {
  /** `s1` for a paragraph, `cs1` for characters. */
  key: string
  name: string
  basedOn: string | undefined
  outlineLevel: number | undefined
  text: TextProperties
}

const longestChain = 20

/** The style sheet of a file. */
export class StyleSheet {
  readonly #drafts = new Map<string, StyleDraft>()

  add(draft: StyleDraft): void {
    if (!this.#drafts.has(draft.key)) this.#drafts.set(draft.key, draft)
  }

  find(key: string): RtfStyle | undefined {
    const draft = this.#drafts.get(key)
    return draft && { kind: this.#kindOf(draft, 0), text: draft.text }
  }

  #kindOf({ name, basedOn, outlineLevel }: StyleDraft, depth: number): ParagraphKind | undefined {
    const own = kindByName(name)
    if (own) return own
    if (outlineLevel !== undefined && outlineLevel < 9) return heading(outlineLevel + 1)
    const below = basedOn === undefined ? undefined : this.#drafts.get(basedOn)
    return below && depth < longestChain ? this.#kindOf(below, depth + 1) : undefined
  }
}
