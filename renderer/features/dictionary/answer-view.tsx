import { sentenceFor } from '#core/error-words'
import type { WordLookUp } from '#core/dictionary/word-look-up'

import { Button } from '../../ui/button'
import { words } from '../../words/words'

import { EntryView } from './entry-view'
import styles from './word-card.module.css'

interface AnswerViewProps {
  readonly answer: WordLookUp
  readonly onLookUp: (word: string) => void
}

/** Entries by dictionary; or, where none has the word, what might be meant. */
export function AnswerView({ answer, onLookUp }: AnswerViewProps) {
  const { word, found, suggestions } = answer
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0)
  const said = found.filter(({ entries }) => entries.length > 0).length
  return (
    <>
      <p role="status" className={count > 0 ? styles['unseen'] : styles['none']}>
        {count > 0 ? words.entriesFound(count, said) : words.notInDictionaries(word)}
      </p>
      {suggestions.length > 0 && (
        <p className={styles['suggestions']}>
          {words.nearIt}
          {suggestions.map((suggestion) => (
            <Button key={suggestion} onClick={() => onLookUp(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </p>
      )}
      {found.map(({ dictionary, entries, error }) => (
        <section key={dictionary.id}>
          {entries.map((entry, index) => (
            <EntryView
              key={index}
              entry={entry}
              language={dictionary.language}
              onLookUp={onLookUp}
            />
          ))}
          {error && <p className={styles['failed']}>{sentenceFor(error)}</p>}
          <p className={styles['source']}>{dictionary.title}</p>
        </section>
      ))}
    </>
  )
}
