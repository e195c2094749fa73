import { useEffect, useLayoutEffect } from 'react'

import { useAppStore } from '../state/app-store'
import { useSettings } from '../state/use-settings'

/** The shell wears the page's theme. Before the first answer it wears none: the window has its paper. */
export function useTheme(): void {
  const isKnown = useAppStore((state) => state.startup.status !== 'loading')
  const { theme } = useSettings()
  const setSystemIsDark = useAppStore((state) => state.setSystemIsDark)

  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const tell = () => setSystemIsDark(dark.matches)
    tell()
    dark.addEventListener('change', tell)
    return () => dark.removeEventListener('change', tell)
  }, [setSystemIsDark])

  useLayoutEffect(() => {
    if (isKnown) document.documentElement.dataset['theme'] = theme
  }, [isKnown, theme])
}
