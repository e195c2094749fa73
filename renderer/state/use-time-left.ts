import { useMemo } from 'react'

import { timeFor } from '#core/statistics/pace'

import { useAppStore } from './app-store'

interface TimeLeft {
  /** In seconds; `null` where there is no chapter, or too little was read to say. */
  readonly chapter: number | null
  readonly book: number | null
}

/** How long somebody will still read, by their own pace. */
export function useTimeLeft(): TimeLeft {
  const turns = useAppStore((state) => state.recentTurns)
  const page = useAppStore((state) => state.page)
  return useMemo(() => {
    if (!page || page.total === 0) return { chapter: null, book: null }
    const { lastPage, total, pagesLeftInChapter } = page
    return {
      chapter: pagesLeftInChapter === null ? null : timeFor(pagesLeftInChapter / total, turns),
      book: timeFor((total - lastPage) / total, turns),
    }
  }, [turns, page])
}
