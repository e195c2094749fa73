import { useCallback, useEffect, useMemo } from 'react'

import type { HighlightColour, HighlightKind } from '#core/annotations'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommandRegistry, useCommands } from '../../state/command-registry'
import { useNavigator } from '../../state/navigator-context'
import { words } from '../../words/words'

import { HighlightCard } from './highlight-card'
import { SelectionBar } from './selection-bar'

/** Highlights on the page: drawn, made from what is selected, and changed where they are pressed. */
export function Marking() {
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const highlights = useAppStore((state) => state.highlights)
  const selection = useAppStore((state) => state.selection)
  const open = useAppStore((state) => state.openHighlight)
  const isLookingUp = useAppStore((state) => state.openWord !== null)
  const { run } = useCommandRegistry()
  const { kind } = useAppStore((state) => state.preferences.highlights)
  const opened = open && highlights.find(({ id }) => id === open.id)

  useEffect(() => {
    navigator?.decorate(
      'highlights',
      highlights.map(({ id, locator, end, kind: marked, colour }) => ({
        id,
        locator,
        end,
        style: `${marked}-${colour}` as const,
      })),
    )
  }, [navigator, highlights])

  const mark = useCallback(
    async (style: { kind?: HighlightKind; colour?: HighlightColour }, isForNote: boolean) => {
      const { selection: selected, addHighlight, setOpenHighlight, preferences } = store.getState()
      if (!selected) return
      const id = await addHighlight(selected, { ...preferences.highlights, ...style })
      navigator?.clearSelection()
      if (id !== null && isForNote) setOpenHighlight({ id, rect: selected.rect, isForNote })
    },
    [navigator, store],
  )
  const close = useCallback(() => {
    store.getState().setOpenHighlight(null)
    navigator?.focus()
  }, [navigator, store])
  const copy = useCallback(
    (text: string) =>
      void globalThis.navigator.clipboard
        .writeText(text)
        .then(() => store.getState().notify({ kind: 'status', text: words.textCopied })),
    [store],
  )

  useCommands(
    useMemo(() => {
      const withSelection = (work: () => void, otherwise: () => void) => () =>
        store.getState().selection ? work() : otherwise()
      const explain = () => store.getState().notify({ kind: 'status', text: words.nothingSelected })
      return {
        'reader.select': () => navigator?.selectFirstWord(),
        'reader.highlight': withSelection(() => void mark({}, false), explain),
        'reader.note': withSelection(
          () => void mark({}, true),
          () => store.getState().togglePanel('notes'),
        ),
      }
    }, [navigator, mark, store]),
  )

  if (open && opened) {
    return (
      <HighlightCard
        key={open.id}
        highlight={opened}
        open={open}
        onChange={(change) => void store.getState().changeHighlight(open.id, change)}
        onRemove={() => {
          close()
          void store.getState().removeHighlight(open.id)
        }}
        onCopy={() => copy(opened.text)}
        onClose={close}
      />
    )
  }
  if (!selection || isLookingUp) return null
  return (
    <SelectionBar
      selection={selection}
      kind={kind}
      onMark={(style) => void mark(style, false)}
      onNote={() => void mark({}, true)}
      onLookUp={() => run('reader.lookUp')}
      onCopy={() => copy(selection.text)}
    />
  )
}
