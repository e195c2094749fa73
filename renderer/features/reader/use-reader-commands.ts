import { useMemo } from 'react'

import { limits, type ReaderSettings } from '#core/preferences'
import type { Metadata } from '#core/publication/publication'

import type { VisualNavigator } from '../../engine/visual-navigator'
import { useAppStoreApi } from '../../state/app-store'
import { useCommands, type CommandHandlers } from '../../state/command-registry'
import type { Travel } from '../../state/travel-context'

/** The reading screen's part of `core/commands.ts`, but for the bookmark, which has its own place. */
export function useReaderCommands(
  navigator: VisualNavigator | null,
  travel: Travel,
  { fontSize, flow, pageFit, pageFlow }: ReaderSettings,
  layout: Metadata['layout'],
): void {
  const store = useAppStoreApi()
  const handlers = useMemo((): CommandHandlers => {
    const { togglePanel, toggleFacts, changeReaderPreferences, closePublication } = store.getState()
    const setSize = (wished: number) => {
      const { min, max } = limits.fontSize
      changeReaderPreferences({ fontSize: Math.min(max, Math.max(min, wished)) })
    }
    return {
      'reader.next': () => void navigator?.goForward(),
      'reader.previous': () => void navigator?.goBackward(),
      'reader.down': () => void navigator?.goDown(),
      'reader.up': () => void navigator?.goUp(),
      'reader.left': () => void navigator?.goLeft(),
      'reader.right': () => void navigator?.goRight(),
      'reader.start': () => void navigator?.goToStart(),
      'reader.end': () => void navigator?.goToEnd(),
      'reader.back': travel.back,
      'reader.forward': travel.forward,
      'reader.contents': () => togglePanel('contents'),
      'reader.bookmarks': () => togglePanel('bookmarks'),
      'reader.notes': () => togglePanel('notes'),
      'reader.overview': () => togglePanel('overview'),
      'reader.typography': () => togglePanel('typography'),
      'reader.flow': () =>
        changeReaderPreferences({ flow: flow === 'scrolled' ? 'paginated' : 'scrolled' }),
      'reader.larger': () => setSize(fontSize + 1),
      'reader.smaller': () => setSize(fontSize - 1),
      ...(layout === 'fixed' && {
        'reader.flow': () =>
          changeReaderPreferences({ pageFlow: pageFlow === 'scrolled' ? 'paginated' : 'scrolled' }),
        'reader.larger': () => navigator?.zoom?.in(),
        'reader.smaller': () => navigator?.zoom?.out(),
        'reader.fit': () => {
          navigator?.zoom?.reset()
          if (pageFit !== 'page') changeReaderPreferences({ pageFit: 'page' })
        },
        'reader.fitWidth': () =>
          changeReaderPreferences({ pageFit: pageFit === 'width' ? 'page' : 'width' }),
        'reader.actualSize': () => navigator?.zoom?.toActualSize(),
        'reader.spreads': () => {
          const { page } = store.getState()
          const hasTwo = page !== null && page.lastPage > page.page
          changeReaderPreferences({ spreads: hasTwo ? 'one' : 'two' })
        },
      }),
      'reader.goTo': () => togglePanel('go-to'),
      'reader.pageView': () => store.getState().togglePageView(),
      'reader.facts': toggleFacts,
      'reader.library': () => void closePublication(),
    }
  }, [navigator, travel, fontSize, flow, pageFit, pageFlow, layout, store])
  useCommands(handlers)
}
