import { offsetOfId } from '#core/content/prepared-section'
import type { Locator } from '#core/publication/locator'

import type { SectionSource } from './section-source'
import type { Anchor } from './text-walk'
import { splitHref } from './split-href'

/** The place that an address or a locator means; `null` when the publication has no such resource. */
export async function resolveTarget(
  source: SectionSource,
  target: Locator | { readonly href: string },
): Promise<Anchor | null> {
  const { resource, fragment: hash } = splitHref(target.href)
  const section = source.indexOf(resource)
  if (section < 0) return null
  const prepared = await source.section(section)
  const locations: Locator['locations'] = 'locations' in target ? target.locations : {}
  const { offset, fragment = hash, progression = 0 } = locations
  if (offset !== undefined) return { section, offset: Math.min(offset, prepared.characters) }
  if (fragment !== undefined) return { section, offset: offsetOfId(prepared, fragment) }
  return { section, offset: Math.floor(progression * prepared.characters) }
}
