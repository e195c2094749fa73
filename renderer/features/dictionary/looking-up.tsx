import { useCallback, useMemo } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { type CommandHandlers, useCommands } from '../../state/command-registry'
import { useNavigator } from '../../state/navigator-context'
import { useLayoutInView } from '../../state/use-layout-in-view'
import { words } from '../../words/words'

import { WordCard } from './word-card'

/** The key that looks up what is selected, and the card that answers. */
export function LookingUp() {
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const open = useAppStore((state) => state.openWord)
  const hasSelection = useAppStore((state) => state.selection !== null)
  // Where nothing is selected on a page with a fixed layout the key shows one page or two.
  const isKeyOurs = useLayoutInView() !== 'fixed' || hasSelection

  useCommands(
    useMemo((): CommandHandlers => {
      if (!isKeyOurs) return {}
      return {
        'reader.lookUp': () => {
          const { selection, lookUpSelection, notify } = store.getState()
          if (selection) void lookUpSelection(selection)
          else notify({ kind: 'status', text: words.nothingSelected })
        },
      }
    }, [store, isKeyOurs]),
  )
  const close = useCallback(() => {
    store.getState().closeWord()
    navigator?.focus()
  }, [navigator, store])

  if (!open) return null
  return (
    <WordCard
      open={open}
      onLookUp={(word) => void store.getState().lookUpNext(word)}
      onBack={() => void store.getState().lookUpBefore()}
      onArrange={() => store.getState().setArrangingDictionaries(true)}
      onClose={close}
    />
  )
}
