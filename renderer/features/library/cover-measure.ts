import { useCallback, useEffect, useState } from 'react'

import type { Measure } from './title-setting'

/** The face of the titles, as in `cover.module.css`. */
const face = '500 100px "EB Garamond"'
const fallbacks = 'Georgia, serif'

let canvas: CanvasRenderingContext2D | null | undefined

/** Measures in the face of the titles; once more when the part of it that the text needs has arrived. */
export function useCoverMeasure(text: string): Measure {
  const [arrived, setArrived] = useState('')

  useEffect(() => {
    let isCurrent = true
    document.fonts?.load(face, text).then(
      () => isCurrent && setArrived(text),
      // Then the fallback is what is drawn, and what is measured.
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [text])

  return useCallback((piece) => widthInEms(piece, arrived === text), [arrived, text])
}

function widthInEms(text: string, hasArrived: boolean): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  // Where nothing is drawn nothing need be exact.
  if (!canvas) return text.length / 2
  canvas.font = hasArrived ? `${face}, ${fallbacks}` : face
  return canvas.measureText(text).width / 100
}
