import { sha1 } from '#core/sha1'
import type { ReaderSettings } from '#core/preferences'

import type { PageGeometry } from './geometry'
import { layoutSettings } from './settings-change'

/** Goes up whenever the engine breaks lines or pages in another way than before. */
const engineVersion = 12

/** What becomes of these is all in the geometry, or leaves the pages as they are. */
const inGeometry: ReadonlySet<string> = new Set(['columns', 'flow'])

/**
 * Two layouts with the same key have the same pages, whether they are turned or scrolled. It is made of all
 * other settings but the colours, so that none can be forgotten; values stand in the order of their names.
 */
export function layoutKey(settings: ReaderSettings, geometry: PageGeometry): string {
  const chromium = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? '0'
  const { pageWidth, pageHeight, gap, lineHeight, vertical } = geometry
  const { ownStyle, ...others } = layoutSettings(settings)
  return [
    engineVersion,
    chromium,
    window.devicePixelRatio,
    `${pageWidth}x${pageHeight}+${gap}/${lineHeight}`,
    `${vertical.pageWidth}x${vertical.pageHeight}`,
    ...inOrder(others),
    ...(ownStyle === '' ? [] : [fingerprint(settings.ownStyle)]),
  ].join('|')
}

const inOrder = (values: Record<string, unknown>): string[] =>
  Object.keys(values)
    .filter((name) => !inGeometry.has(name))
    .sort()
    .map((name) => asText(values[name]))

/** Rules are too long for a key. */
const fingerprint = (text: string): string =>
  Array.from(sha1(new TextEncoder().encode(text)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/** A file is known by the start of its hash. */
const asText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(({ id }: { id: string }) => id.slice(0, 12)).join('+')
    : String(value)
