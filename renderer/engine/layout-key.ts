import type { ReaderSettings } from '#core/preferences'

import type { PageGeometry } from './geometry'

/** Goes up whenever the engine breaks lines or pages in another way than before. */
const engineVersion = 2

/** Two layouts with the same key have the same pages. */
export function layoutKey(settings: ReaderSettings, geometry: PageGeometry): string {
  const chromium = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? '0'
  const { pageWidth, pageHeight, gap, lineHeight } = geometry
  return [
    engineVersion,
    chromium,
    settings.typeface,
    settings.fontSize,
    lineHeight,
    `${pageWidth}x${pageHeight}+${gap}`,
    settings.alignment,
    settings.paragraphs,
    settings.hyphenation ? 'hyphens' : '',
    settings.publisherStyles ? 'publisher' : 'house',
    settings.language ?? '',
    window.devicePixelRatio,
  ].join('|')
}
