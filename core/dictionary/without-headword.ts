import type { EntryBlock } from './entry'

/** Articles often begin with their headword on a line of its own, which whoever shows them has already. */
export function withoutHeadword(blocks: readonly EntryBlock[], headword: string): EntryBlock[] {
  const first = blocks[0]?.runs.map(({ text }) => text).join('')
  return blocks.length > 1 && first?.toLowerCase() === headword.toLowerCase()
    ? blocks.slice(1)
    : [...blocks]
}
