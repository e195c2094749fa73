import type { Metadata, TextReading } from '#core/publication/publication'

import { encodingName } from '../../words/encoding-names'
import { languageName } from '../../words/language-name'
import { words } from '../../words/words'

import styles from './text-reading-panel.module.css'

interface ReadingFactsProps {
  readonly text: TextReading
  readonly metadata: Metadata
}

/** What was found in the file, in plain words. */
export function ReadingFacts({ text, metadata }: ReadingFactsProps) {
  const { encoding, how, confidence, damage, lineLayout, options } = text
  const facts: readonly (readonly [string, string])[] = [
    [
      words.encoding,
      [
        encodingName(encoding),
        how === 'statistics' ? words.sure(confidence) : words.encodingBy[how],
        damage > 0 && words.damaged(damage),
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [
      words.lines,
      options.lineLayout === undefined
        ? words.lineLayouts[lineLayout]
        : `${words.lineLayouts[lineLayout]}, ${words.asYouChose}`,
    ],
    [words.titleFact, words.titleFrom[text.titleFrom](metadata.title)],
    [words.chapters, words.found(text.chapters)],
    [words.noticesFact, words.found(text.notices)],
    [words.epigraphs, words.found(text.epigraphs)],
    [
      words.language,
      metadata.language === undefined ? words.notKnown : languageName(metadata.language),
    ],
  ]
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, fact]) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
