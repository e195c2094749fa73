import { Plus } from 'lucide-react'
import { useId, useState } from 'react'

import {
  fitTheme,
  palettes,
  ThemeName,
  type CustomTheme,
  type CustomThemeKey,
  type ThemeColours,
} from '#core/themes'

import { useAppStore } from '../../state/app-store'
import { useSettings, useThemeWish } from '../../state/use-settings'
import { Button } from '../../ui/button'
import { words } from '../../words/words'

import { ThemeEditor } from './theme-editor'
import styles from './theme-picker.module.css'
import { useChange } from './use-change'

type ThemeWish = ReturnType<typeof useThemeWish>

/** Papers to look at, one's own among them, and the one that goes by the time of day. */
export function ThemePicker() {
  const scope = useAppStore((state) => state.scope)
  const themes = useAppStore((state) => state.preferences.themes)
  const saveTheme = useAppStore((state) => state.saveTheme)
  const chosen = useThemeWish(scope)
  const { colours } = useSettings()
  const change = useChange()
  const [isEditing, setIsEditing] = useState(false)
  const group = useId()
  const own = themes.find(({ id }) => chosen === keyOf(id))

  const radio = (value: ThemeWish, name: string) => (
    <input
      type="radio"
      name={group}
      checked={chosen === value}
      aria-label={name}
      onChange={() => change({ theme: value })}
      className={styles['radio']}
    />
  )
  const swatch = (value: ThemeWish, name: string, { background, text }: ThemeColours) => (
    <label key={value} className={styles['paper']}>
      {radio(value, name)}
      <span className={styles['swatch']} style={{ background, color: text }} aria-hidden>
        Aa
      </span>
      <span className={styles['name']} aria-hidden>
        {name}
      </span>
    </label>
  )
  /** A new theme starts as what one sees. */
  const create = () => {
    const { background, text, accent, texture } = colours
    const theme: CustomTheme = {
      id: crypto.randomUUID(),
      name: words.firstThemeName,
      background,
      text,
      accent,
      floor: 7,
      texture,
    }
    saveTheme(theme)
    change({ theme: keyOf(theme.id) })
    setIsEditing(true)
  }

  return (
    <>
      <fieldset aria-label={words.theme}>
        <div className={styles['papers']}>
          {ThemeName.options.map((name) => swatch(name, words.themes[name], palettes[name]))}
          {themes.map((theme) => swatch(keyOf(theme.id), theme.name, fitTheme(theme).colours))}
        </div>
        <div className={styles['row']}>
          <label className={styles['system']}>
            {radio('system', words.themes.system)}
            <span className={styles['dot']} aria-hidden />
            <span aria-hidden>{words.themes.system}</span>
          </label>
          {own && !isEditing && (
            <Button onClick={() => setIsEditing(true)}>{words.editTheme}</Button>
          )}
          <Button onClick={create}>
            <Plus size={16} strokeWidth={1.5} aria-hidden />
            {words.newTheme}
          </Button>
        </div>
      </fieldset>
      {own && isEditing && (
        <ThemeEditor key={own.id} theme={own} onDone={() => setIsEditing(false)} />
      )}
    </>
  )
}

const keyOf = (id: string): CustomThemeKey => `custom:${id}`
