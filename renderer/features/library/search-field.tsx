import { useEffect, useRef } from 'react'

import { words } from '../../words/words'

import styles from './search-field.module.css'

interface SearchFieldProps {
  readonly query: string
  readonly total: number
  readonly onChange: (query: string) => void
  /** From what is typed to what is found. */
  readonly onDown: () => void
}

/** Where letters have a meaning of their own. */
const typedInto = 'input:not([type="checkbox"]), textarea, dialog, [role="menu"]'

/** Finds a book by what somebody types, wherever the focus is. */
export function SearchField({ query, total, onChange, onDown }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const focusByTyping = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target, defaultPrevented } = event
      const isSign = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey
      if (!isSign || defaultPrevented) return
      if (target instanceof Element && target.closest(typedInto)) return
      // The sign itself then lands in the field, as it would for any field in focus.
      input.current?.focus()
    }
    window.addEventListener('keydown', focusByTyping)
    return () => window.removeEventListener('keydown', focusByTyping)
  }, [])

  return (
    <input
      ref={input}
      type="search"
      value={query}
      placeholder={words.searchBooks(total)}
      aria-label={words.searchLabel}
      spellCheck={false}
      className={styles['field']}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onChange('')
          input.current?.blur()
        } else if (event.key === 'ArrowDown') {
          event.preventDefault()
          onDown()
        }
      }}
    />
  )
}
