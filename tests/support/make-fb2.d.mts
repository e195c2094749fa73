/** A novel as text, to be made into a book of any format. */
export interface Novel {
  readonly title: string
  readonly author: string
  /** BCP 47. */
  readonly language: string
  readonly chapters: ReadonlyArray<{
    readonly title: string
    readonly paragraphs: readonly string[]
  }>
  /** PNG files; the first one is the cover. */
  readonly pictures?: ReadonlyArray<{ readonly name: string; readonly bytes: Uint8Array }>
}

/** The bytes of a FictionBook in UTF-8. */
export function makeFb2(novel: Novel): Buffer
