import type { ExportScope } from '../export-format'
import { exportWords } from '../export-words'
import { type KeptEntry, keptChapters, unplacedEntries } from '../kept-entries'
import type { KeptPublication } from '../kept-publication'

/** Marks as a Markdown text (CommonMark): a heading for each publication and chapter, passages as quotations. */
export function writeMarkdown(
  publications: readonly KeptPublication[],
  scope: ExportScope,
): string {
  const isOne = scope === 'one'
  const head = isOne ? [] : [`# ${exportWords.library}`]
  const parts = publications.flatMap((kept) => ofPublication(kept, isOne ? 1 : 2))
  return `${[...head, ...parts].join('\n\n')}\n`
}

function ofPublication(kept: KeptPublication, level: number): string[] {
  const heading = (depth: number, text: string) => `${'#'.repeat(depth)} ${escaped(text)}`
  const unplaced = unplacedEntries(kept)
  return [
    heading(level, kept.title),
    ...(kept.authors.length > 0 ? [`*${escaped(kept.authors.join(', '))}*`] : []),
    ...keptChapters(kept).flatMap(({ title, entries }) => [
      ...(title === null ? [] : [heading(level + 1, title)]),
      ...entries.flatMap(ofEntry),
    ]),
    ...(unplaced.length > 0 ? [heading(level + 1, exportWords.withoutPlace)] : []),
    ...unplaced.flatMap(ofEntry),
  ]
}

function ofEntry({ type, words, note, totalProgression, createdAt }: KeptEntry): string[] {
  const facts = exportWords.facts(totalProgression, createdAt)
  const name = type === 'bookmark' ? `${exportWords.bookmark} · ` : ''
  return [
    ...(words === ''
      ? []
      : [
          lines(words)
            .map((line) => `> ${line}`)
            .join('\n>\n'),
        ]),
    ...(note === null ? [] : [lines(note).join('\\\n')]),
    `${name}${facts}`,
  ]
}

const lines = (text: string): string[] => text.split('\n').map(escaped)

/** Signs that Markdown would take for its own. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    // A line that would begin a heading or a list.
    .replace(/^(\s*)([#+-]|=+$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
