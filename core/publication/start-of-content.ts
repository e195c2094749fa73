import type { Locator } from './locator'
import { sectionWeights, totalProgression } from './progression'
import type { Manifest } from './publication'

/** What lies further in, as a share of the publication, begins no reading: it is a mark gone wrong. */
const furthest = 0.2

/**
 * Where a first reading begins: where the publisher says so. Pages with a fixed layout are pictures, and the
 * first of them is one, too.
 *
 * @returns `null` for the first page
 */
export function startOfContent(
  manifest: Pick<Manifest, 'start' | 'readingOrder' | 'metadata'>,
): Locator | null {
  const { start, readingOrder, metadata } = manifest
  if (start === undefined || metadata.layout === 'fixed') return null
  const hash = start.indexOf('#')
  const href = hash < 0 ? start : start.slice(0, hash)
  const section = readingOrder.findIndex((link) => link.href === href)
  if (section < 0 || readingOrder[section]!.linear === false) return null

  const weights = sectionWeights(manifest)
  // How far in a place is within its section is only known when that was read: its end has to be near enough.
  const fragment = hash < 0 ? undefined : start.slice(hash + 1)
  if (fragment && totalProgression(weights, section, 1) <= furthest) {
    return { href, locations: { fragment } }
  }
  const before = totalProgression(weights, section, 0)
  return before > 0 && before <= furthest ? { href, locations: {} } : null
}
