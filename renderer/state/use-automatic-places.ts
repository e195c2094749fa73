import { useMemo } from 'react'

import { type AutomaticPlace, AutomaticPlaceKind } from '#core/annotations'

import { useAppStore } from './app-store'
import { useNavigator } from './navigator-context'

/** What Octavo remembers by itself, but for what is in view or said already. */
export function useAutomaticPlaces(): readonly AutomaticPlace[] {
  const navigator = useNavigator()
  const places = useAppStore((state) => state.automaticPlaces)
  const locator = useAppStore((state) => state.locator)
  return useMemo(() => {
    if (!navigator || !locator) return []
    const seen = new Set<string>()
    return AutomaticPlaceKind.options.flatMap((kind) => {
      const place = places.find((one) => one.kind === kind)
      if (!place || navigator.isVisible(place.locator)) return []
      const { href, locations } = place.locator
      const key = `${href}#${locations.offset ?? locations.fragment ?? locations.position}`
      if (seen.has(key)) return []
      seen.add(key)
      return [place]
    })
  }, [navigator, places, locator])
}
