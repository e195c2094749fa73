import { useMemo } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'

import { StatisticsDialog } from './statistics-dialog'

/** The command that shows how much is read. */
export function Statistics() {
  const store = useAppStoreApi()
  const isShown = useAppStore((state) => state.statisticsShown)
  useCommands(
    useMemo(() => ({ 'app.statistics': () => store.getState().setStatisticsShown(true) }), [store]),
  )
  return isShown ? (
    <StatisticsDialog onClose={() => store.getState().setStatisticsShown(false)} />
  ) : null
}
