import type { SourceText } from '#core/formats/format'

import type { Locator } from './locator'

interface Reading {
  readonly before: SourceText
  readonly after: SourceText
  /** The locators count as `before` does; else only their offsets in the source text can be trusted. */
  readonly isCurrent: boolean
}

/** The same places in a publication that is read in another way: other paragraphs, another encoding. */
export async function relocate(
  locators: readonly Locator[],
  { before, after, isCurrent }: Reading,
): Promise<Locator[]> {
  const moved: Locator[] = []
  for (const locator of locators) {
    const { href, locations } = locator
    const offset = isCurrent
      ? await before.offsetOf(href, locations.offset ?? 0)
      : locations.sourceOffset
    moved.push(offset === undefined ? locator : await carry(locator, offset, before, after))
  }
  return moved
}

async function carry(
  { locations }: Locator,
  offset: number,
  before: SourceText,
  after: SourceText,
): Promise<Locator> {
  const isRecoded = before.encoding !== after.encoding
  const target = isRecoded ? await after.offsetAtByte(await before.byteAt(offset)) : offset
  const place = await after.locatorAt(target)
  const { totalProgression } = locations
  return {
    ...place,
    locations: { ...place.locations, ...(totalProgression !== undefined && { totalProgression }) },
  }
}
