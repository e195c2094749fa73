import { useMemo } from 'react'

import { highlightColours } from '#core/highlight-colours'

import { useSettings } from './use-settings'

/** The five colours of marks as they are on the page of the present theme. */
export function useInks(): ReturnType<typeof highlightColours> {
  const { colours } = useSettings()
  return useMemo(() => highlightColours(colours), [colours])
}
