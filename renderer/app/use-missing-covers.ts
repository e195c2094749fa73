import { useEffect } from 'react'

import { drawCover } from '../engine/pdf/draw-cover'
import { useAppStoreApi } from '../state/app-store'

/**
 * Draws covers for PDFs, whose first page is all the cover they have. Their parser has no canvas, so it is done
 * here, one after another while nobody reads; one that cannot be drawn is not tried again.
 */
export function useMissingCovers(): void {
  const store = useAppStoreApi()
  useEffect(() => {
    const tried = new Set<string>()
    let isDrawing = false
    const drawNext = async (): Promise<void> => {
      const { reading, openingId, publications } = store.getState()
      if (isDrawing || reading || openingId !== null) return
      const missing = publications.find(
        ({ id, format, hasCover }) => format === 'PDF' && !hasCover && !tried.has(id),
      )
      if (!missing) return
      tried.add(missing.id)
      isDrawing = true
      await keepCover(missing.id)
      isDrawing = false
      await drawNext()
    }
    return store.subscribe(() => void drawNext())
  }, [store])
}

async function keepCover(id: string): Promise<void> {
  try {
    const cover = await drawCover(id)
    // As bytes: Electron waits for ever for the content of a blob.
    await fetch(`/covers/${id}`, { method: 'PUT', body: await cover.arrayBuffer() })
  } catch {
    // The shelf shows its title instead.
  }
}
