import { useState, type ReactNode } from 'react'

import { words } from '../../words/words'

import styles from './typeface-picker.module.css'

interface LocalFontListProps {
  readonly families: readonly string[]
  readonly draw: (family: string) => ReactNode
}

export function LocalFontList({ families, draw }: LocalFontListProps) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  return (
    <>
      <input
        type="search"
        value={query}
        placeholder={words.searchFonts}
        aria-label={words.searchFonts}
        spellCheck={false}
        className={styles['search']}
        onChange={({ target }) => setQuery(target.value)}
      />
      <div className={styles['local']}>
        {families.filter((family) => family.toLowerCase().includes(wanted)).map(draw)}
      </div>
    </>
  )
}
