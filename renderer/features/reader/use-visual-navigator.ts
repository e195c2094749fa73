import { useEffect, useMemo, useRef, useState } from 'react'

import { sentenceFor } from '#core/error-words'
import type { OpenedReading } from '#core/ipc/contract'
import type { ReaderSettings } from '#core/preferences'

import { createNavigator } from '../../engine/create-navigator'
import type { NoteReference, VisualNavigator } from '../../engine/visual-navigator'
import { useAppStoreApi } from '../../state/app-store'
import type { Travel } from '../../state/travel-context'

/** What the reading screen does about what happens on the page. */
export interface PageListeners {
  onKey(event: KeyboardEvent): void
  onTap(): void
  onPointerMove(): void
  onNote(note: NoteReference): void
  onExternalLink(url: string): void
  onLeave(): void
}

interface NavigatorParts {
  readonly element: HTMLElement | null
  readonly reading: OpenedReading
  readonly settings: ReaderSettings
  readonly listeners: PageListeners
}

/** Makes the navigator of a publication, listens to it, and takes it down. */
export function useVisualNavigator({ element, reading, settings, listeners }: NavigatorParts) {
  const store = useAppStoreApi()
  const [navigator, setNavigator] = useState<VisualNavigator | null>(null)
  const made = useRef<VisualNavigator | null>(null)
  const submitted = useRef(settings)
  const current = useRef(listeners)
  const travelling = useRef<'back' | 'forward' | undefined>(undefined)

  useEffect(() => {
    current.current = listeners
  }, [listeners])

  useEffect(() => {
    if (!element) return undefined
    const { publication, password, manifest, locator } = reading
    const state = store.getState()
    const {
      noteMove,
      noteReading,
      setPlace,
      savePosition,
      pageMaps,
      notify,
      closePublication,
      markPainted,
    } = state
    const created = createNavigator({
      element,
      publicationId: publication.id,
      password,
      manifest,
      settings: submitted.current,
      locator: locator ?? undefined,
      pageMaps: pageMaps(publication.id),
    })
    made.current = created

    created.on('located', (place) => {
      noteReading(place)
      noteMove(place, travelling.current)
      setPlace(place, travelling.current)
      savePosition(publication.id, place.locator, place.page)
      if (place.page.isDamaged) state.tellOfDamage(publication.id)
      if (place.page.isSmall) state.offerTextView(publication.id)
      if (place.cause === 'turn' || place.cause === 'jump') current.current.onLeave()
    })
    created.on('keydown', (event) => current.current.onKey(event))
    created.on('tap', () => current.current.onTap())
    created.on('selection', (selection) => store.getState().setSelection(selection))
    created.on('decoration', ({ id, rect }) =>
      store.getState().setOpenHighlight({ id, rect, isForNote: false }),
    )
    created.on('pointermove', () => current.current.onPointerMove())
    created.on('note', (note) => current.current.onNote(note))
    created.on('externalLink', ({ url }) => current.current.onExternalLink(url))
    created.on('failed', ({ error }) =>
      notify({ kind: 'alert', subject: publication.title, text: sentenceFor(error) }),
    )
    created.ready.then(
      () => {
        if (made.current !== created) return
        setNavigator(created)
        // Somebody who tries how a text is read keeps the hand where it is.
        if (!document.activeElement?.closest('[role="dialog"]')) created.focus()
        markPainted(publication.id)
      },
      () => {
        // What is wrong was said by `failed`; the library is where the person came from.
        if (made.current === created) void closePublication()
      },
    )
    return () => {
      made.current = null
      setNavigator(null)
      created.destroy()
    }
  }, [element, reading, store])

  useEffect(() => {
    if (submitted.current === settings) return
    submitted.current = settings
    made.current?.submitSettings(settings)
  }, [settings])

  const travel = useMemo((): Travel => {
    const go = (direction: 'back' | 'forward') => {
      const place = store.getState().history[direction].at(-1)
      if (!place || !made.current) return
      travelling.current = direction
      void made.current.go(place).finally(() => {
        travelling.current = undefined
      })
    }
    return { back: () => go('back'), forward: () => go('forward') }
  }, [store])

  return { navigator, travel }
}
