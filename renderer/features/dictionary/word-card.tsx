import { ArrowLeft, Settings2, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'

import { longestWord, wordToLookUp } from '#core/dictionary/word-forms'

import type { OpenWord } from '../../state/dictionary-slice'
import { IconButton } from '../../ui/icon-button'
import { placeBeside } from '../../ui/place-beside'
import { words } from '../../words/words'

import { AnswerView } from './answer-view'
import styles from './word-card.module.css'

interface WordCardProps {
  readonly open: OpenWord
  readonly onLookUp: (word: string) => void
  readonly onBack: () => void
  readonly onArrange: () => void
  readonly onClose: () => void
}

/**
 * What the dictionaries say of a word, beside it. Any word in it can be looked up in turn: those that an entry
 * refers to are buttons, any other is pressed twice, or selected and `D` pressed, or typed into the field.
 */
export function WordCard({ open, onLookUp, onBack, onArrange, onClose }: WordCardProps) {
  const card = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const { answer, trail } = open
  const hasBefore = trail.length > 1
  const word = answer?.word ?? wordToLookUp(trail.at(-1) ?? '')

  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, open.rect)
  }, [open])

  useEffect(() => {
    if (!answer) return
    body.current?.scrollTo(0, 0)
    body.current?.focus({ preventScroll: true })
  }, [answer])

  const lookUpSelected = (): boolean => {
    const selected = wordToLookUp(String(document.getSelection() ?? ''))
    if (selected === '') return false
    onLookUp(selected)
    return true
  }
  const isHandled = ({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean => {
    if (key === 'Escape') {
      onClose()
      return true
    }
    if (target instanceof HTMLInputElement) return false
    if (key === 'Backspace' || (key === 'ArrowLeft' && altKey)) {
      if (hasBefore) onBack()
      return true
    }
    return key === 'd' && !altKey && !ctrlKey && !metaKey && lookUpSelected()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isHandled(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={card}
      role="dialog"
      aria-label={words.inDictionaries(word)}
      data-state={answer ? 'shown' : 'loading'}
      className={styles['card']}
      onKeyDown={onKeyDown}
    >
      <div className={styles['head']}>
        {hasBefore && (
          <IconButton
            name={words.wordBefore}
            shortcut="Backspace"
            icon={ArrowLeft}
            onClick={onBack}
          />
        )}
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            const typed = new FormData(event.currentTarget).get('word')
            if (typeof typed === 'string') onLookUp(typed)
          }}
        >
          <input
            key={word}
            name="word"
            defaultValue={word}
            dir="auto"
            maxLength={longestWord}
            aria-label={words.wordToLookUp}
            spellCheck={false}
            autoComplete="off"
            className={styles['word']}
          />
        </form>
        <IconButton name={words.dictionaries} icon={Settings2} onClick={onArrange} />
        <IconButton name={words.close} shortcut="Esc" icon={X} onClick={onClose} />
      </div>
      <div
        ref={body}
        role="region"
        aria-label={words.entriesOf(word)}
        tabIndex={0}
        className={styles['body']}
        onDoubleClick={lookUpSelected}
      >
        {answer && <AnswerView answer={answer} onLookUp={onLookUp} />}
      </div>
    </div>
  )
}
