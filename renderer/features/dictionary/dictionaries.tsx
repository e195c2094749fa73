import { useMemo } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'

import { DictionariesDialog } from './dictionaries-dialog'

/** The command by which dictionaries come, go and change places. */
export function Dictionaries() {
  const store = useAppStoreApi()
  const isArranging = useAppStore((state) => state.isArrangingDictionaries)
  useCommands(
    useMemo(
      () => ({ 'app.dictionaries': () => store.getState().setArrangingDictionaries(true) }),
      [store],
    ),
  )
  return isArranging ? <DictionariesDialog /> : null
}
