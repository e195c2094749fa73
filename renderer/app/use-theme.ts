import { useEffect, useLayoutEffect } from 'react'

import type { ThemeColours } from '#core/themes'

import { useAppStore } from '../state/app-store'
import { useSettings, useThemeWish } from '../state/use-settings'

import { paperImage } from './paper-image'

/** The shell wears the page's theme. Before the first answer it wears none: the window has its paper. */
export function useTheme(): void {
  const isKnown = useAppStore((state) => state.startup.status !== 'loading')
  const { theme, colours } = useSettings()
  const followsSystem = useThemeWish() === 'system'
  const setSystemIsDark = useAppStore((state) => state.setSystemIsDark)
  const setAppearance = useAppStore((state) => state.setAppearance)

  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const tell = () => setSystemIsDark(dark.matches)
    tell()
    dark.addEventListener('change', tell)
    return () => dark.removeEventListener('change', tell)
  }, [setSystemIsDark])

  const appearance = followsSystem ? 'system' : colours.isDark ? 'dark' : 'light'
  useEffect(() => {
    if (isKnown) setAppearance(appearance)
  }, [isKnown, appearance, setAppearance])

  useLayoutEffect(() => {
    if (isKnown) wear(theme.split(':')[0]!, colours)
  }, [isKnown, theme, colours])
}

/** The colours that `ui/tokens.css` makes all others of. */
function wear(theme: string, colours: ThemeColours): void {
  const { dataset, style } = document.documentElement
  dataset['theme'] = theme
  dataset['texture'] = colours.texture
  style.colorScheme = colours.isDark ? 'dark' : 'light'
  const tokens = {
    '--paper': colours.background,
    '--text': colours.text,
    '--muted': colours.muted,
    '--muted-raised': colours.mutedRaised,
    '--accent': colours.accent,
    '--surface': colours.surface,
    '--texture': paperImage(colours.texture, colours.isDark),
  }
  for (const [name, value] of Object.entries(tokens)) style.setProperty(name, value)
}
