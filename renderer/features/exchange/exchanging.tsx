import { useMemo } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'

import { ExportDialog } from './export-dialog'

/** The commands by which highlights and notes leave and come. */
export function Exchanging() {
  const store = useAppStoreApi()
  const isExporting = useAppStore((state) => state.isExporting)
  useCommands(
    useMemo(
      () => ({
        'app.exportNotes': () => store.getState().setExporting(true),
        'app.importNotes': () => void store.getState().importAnnotations(),
      }),
      [store],
    ),
  )
  return isExporting ? <ExportDialog /> : null
}
