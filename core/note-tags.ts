import type { Highlight, HighlightColour } from './annotations'

/** Words of a note with `#` in front of them, in small letters, each once. */
export function tagsOf({ note }: Pick<Highlight, 'note'>): string[] {
  const found = (note ?? '').matchAll(/(?<![\p{L}\p{N}&/])#([\p{L}\p{N}][\p{L}\p{N}_-]*)/gu)
  return [...new Set(Array.from(found, ([, tag]) => tag!.toLowerCase()))]
}

export interface NoteFilter {
  readonly colour: HighlightColour | null
  readonly tag: string | null
  /** Of the passage or of the note; case and accents do not matter. */
  readonly words: string
}

export function matchesFilter(highlight: Highlight, { colour, tag, words }: NoteFilter): boolean {
  if (colour !== null && highlight.colour !== colour) return false
  if (tag !== null && !tagsOf(highlight).includes(tag)) return false
  const text = folded(`${highlight.text}\n${highlight.note ?? ''}`)
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
