import type { Block } from '#core/formats/text/block'
import { flow } from '#core/formats/text/flow'
import { normalise } from '#core/formats/text/normalise'
import { findStructure } from '#core/formats/text/structure'
import { createVocabulary } from '#core/formats/text/vocabulary'

/** What plain text is read as: its mode, and the words of its blocks by kind. */
export const outlineOf = (source: string) => {
  const normalised = normalise(source)
  const structure = findStructure(normalised)
  const vocabulary = createVocabulary(normalised)
  const words = (block: Block) =>
    block.heading?.label ??
    (block.kind === 'paragraph' || block.kind === 'notice'
      ? flow(block.lines, vocabulary)
      : block.lines.map((line) => line.text).join('\n'))
  const list = (blocks: readonly Block[], kind: Block['kind']) =>
    blocks.filter((block) => block.kind === kind).map(words)
  return {
    structure,
    mode: structure.layout.mode,
    kinds: structure.body.map(({ kind }) => kind),
    front: structure.front.map(words),
    of: (kind: Block['kind']) => list(structure.body, kind),
  }
}
