import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'

import type { Dictionary } from '#core/dictionary/dictionary-list'

import { DialogLine } from '../../ui/dialog-list'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

interface DictionaryLineProps {
  readonly dictionary: Dictionary
  /** From 0. */
  readonly place: number
  /** Absent for the first one. */
  readonly onUp: (() => void) | undefined
  /** Absent for the last one. */
  readonly onDown: (() => void) | undefined
  readonly onRemove: () => void
}

/** One dictionary, and where it can go. */
export function DictionaryLine(props: DictionaryLineProps) {
  const { dictionary, place, onUp, onDown, onRemove } = props
  const { id, kind, title } = dictionary
  const up = useRef<HTMLButtonElement>(null)
  const down = useRef<HTMLButtonElement>(null)
  const moving = useRef<{ way: 'up' | 'down'; from: number } | null>(null)

  // A line that moves loses the focus, and at an end the button that moved it.
  useEffect(() => {
    if (moving.current === null || moving.current.from === place) return
    const [wished, other] = moving.current.way === 'up' ? [up, down] : [down, up]
    moving.current = null
    const button = wished.current?.disabled ? other.current : wished.current
    button?.focus()
  })

  return (
    <DialogLine
      name={<bdi>{title}</bdi>}
      facts={words.dictionaryKinds[kind]}
      factsTitle={kind === 'wordnet' ? undefined : id}
    >
      <IconButton
        ref={up}
        name={words.moveUp(title)}
        icon={ArrowUp}
        disabled={!onUp}
        onClick={() => {
          moving.current = { way: 'up', from: place }
          onUp?.()
        }}
      />
      <IconButton
        ref={down}
        name={words.moveDown(title)}
        icon={ArrowDown}
        disabled={!onDown}
        onClick={() => {
          moving.current = { way: 'down', from: place }
          onDown?.()
        }}
      />
      <IconButton name={words.removeDictionary(title)} icon={X} onClick={onRemove} />
    </DialogLine>
  )
}
