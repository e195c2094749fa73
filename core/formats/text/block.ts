import type { Candidate } from './heading-candidate'
import type { Line } from './lines'

/** A piece of the text as it is set: a paragraph, a heading, a break. */
export interface Block {
  readonly kind:
    | 'title'
    | 'byline'
    | 'heading'
    | 'paragraph'
    | 'notice'
    | 'verse'
    | 'preformatted'
    | 'contents'
    | 'rule'
    | 'scene'
    | 'space'
  /** At least one; of a `space` it is the line that follows the break. */
  readonly lines: readonly Line[]
  /** Blank lines before it. */
  readonly gap: number
  /** Goes on with the block before it, which was cut for layout. */
  readonly continues?: boolean
  /** Part of an epigraph: what is quoted, and under it who said so. */
  readonly epigraph?: 'words' | 'attribution'
  /** Of a heading. */
  readonly heading?: Heading
  /** Of a line in a list of contents: what it names. */
  readonly listed?: Candidate | undefined
}

export interface Heading {
  /** 1 for the outermost that the text has. */
  readonly level: number
  readonly label: string
  readonly family: string
  readonly number: number | undefined
}

export const startOf = (block: Block): number => block.lines[0]!.start
export const endOf = (block: Block): number => block.lines.at(-1)!.end
