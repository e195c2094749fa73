import { exportWords } from '../export-words'
import { type KeptEntry, keptChapters, unplacedEntries } from '../kept-entries'
import type { KeptPublication } from '../kept-publication'

/** Marks as a plain text for people. */
export const writeText = (publications: readonly KeptPublication[]): string =>
  `${publications.map((kept) => ofPublication(kept).join('\n\n')).join('\n\n\n')}\n`

function ofPublication(kept: KeptPublication): string[] {
  const unplaced = unplacedEntries(kept)
  return [
    [kept.title, ...(kept.authors.length > 0 ? [kept.authors.join(', ')] : [])].join('\n'),
    ...keptChapters(kept).flatMap(({ title, entries }) => [
      ...(title === null ? [] : [title]),
      ...entries.map(ofEntry),
    ]),
    ...(unplaced.length > 0 ? [exportWords.withoutPlace, ...unplaced.map(ofEntry)] : []),
  ]
}

function ofEntry({ type, words, note, totalProgression, createdAt }: KeptEntry): string {
  const facts = exportWords.facts(totalProgression, createdAt)
  const name = type === 'bookmark' ? `${exportWords.bookmark} · ` : ''
  const said = note === null ? [] : [`${exportWords.note}: ${note}`]
  return [...(words === '' ? [] : [words]), ...said, `${name}${facts}`]
    .flatMap((part) => part.split('\n'))
    .map((line) => `  ${line}`)
    .join('\n')
}
