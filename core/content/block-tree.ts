/** A block of the prepared HTML that stands in a row of blocks; places to cut lie between them. */
export interface Block {
  readonly tag: string
  /** Start tag as written. */
  readonly startTag: string
  /** Where its start tag begins in the HTML, and where its text begins (locator offset). */
  readonly start: number
  readonly textStart: number
  /** Behind its end tag. */
  end: number
  /** The row of blocks in it, where a cut is allowed. */
  readonly children: Block[] | null
  /** A picture is in it. */
  hasImage: boolean
}

export interface WrittenId {
  readonly id: string
  /** Where its start tag begins in the HTML. */
  readonly at: number
  /** Locator offset of the first character at or behind the start tag that is no white space. */
  readonly textAt: number
}

/** A section written as HTML, with what is needed to cut it. */
export interface WrittenSection {
  readonly html: string
  /** Locator offsets in all of it. */
  readonly characters: number
  readonly blocks: readonly Block[]
  /** Locator offset of the first character that is no white space; `characters` where there is none. */
  readonly leading: number
  /** In document order. */
  readonly ids: readonly WrittenId[]
}
