import { useId } from 'react'

import type { ReaderPreferences } from '#core/preferences'

import { words } from '../../words/words'

import styles from './theme-picker.module.css'

type ThemeWish = NonNullable<ReaderPreferences['theme']>

interface ThemePickerProps {
  readonly theme: ThemeWish
  readonly onChange: (theme: ThemeWish) => void
}

const papers = ['paper', 'sepia', 'dusk', 'night'] as const

/** Four papers to look at, and the one that goes by the time of day. */
export function ThemePicker({ theme, onChange }: ThemePickerProps) {
  const name = useId()
  const radio = (value: ThemeWish) => (
    <input
      type="radio"
      name={name}
      checked={theme === value}
      aria-label={words.themes[value]}
      onChange={() => onChange(value)}
      className={styles['radio']}
    />
  )
  return (
    <fieldset aria-label={words.theme}>
      <div className={styles['papers']}>
        {papers.map((paper) => (
          <label key={paper} className={styles['paper']}>
            {radio(paper)}
            <span className={styles['swatch']} data-paper={paper} aria-hidden>
              Aa
            </span>
            <span className={styles['name']} aria-hidden>
              {words.themes[paper]}
            </span>
          </label>
        ))}
      </div>
      <label className={styles['system']}>
        {radio('system')}
        <span className={styles['dot']} aria-hidden />
        <span aria-hidden>{words.themes.system}</span>
      </label>
    </fieldset>
  )
}
