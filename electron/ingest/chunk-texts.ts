import { readChunkText } from '#core/content/read-chunk-text'
import type { SectionContent } from '#core/content/prepare-section'
import type { PlainChunk, TextBatch, TextRange } from '#core/content/text-batch'
import { ReaderError } from '#core/errors'

import type { OpenReading } from './open-reading'

/** Sections that were never prepared take their time; somebody may want to turn a page meanwhile. */
const patienceMs = 50

/**
 * The text of chunks one after the other. A section that cannot be read is left out.
 *
 * @param now ms of a clock that never goes back
 */
export async function readChunkTexts(
  reading: Pick<OpenReading, 'content'>,
  { from, end, most }: TextRange,
  now = () => performance.now(),
): Promise<TextBatch> {
  const chunks: PlainChunk[] = []
  const until = now() + patienceMs
  let left = most
  for (let place = from; place.section < end; place = { section: place.section + 1, chunk: 0 }) {
    if (place !== from && (left <= 0 || now() >= until)) return { chunks, next: place }
    const content = await contentOf(reading, place.section)
    if (!content) continue
    const { characters: sectionLength, chunks: infos } = content.section
    for (let { section, chunk } = place; chunk < infos.length; chunk++) {
      if (chunks.length > 0 && left <= 0) return { chunks, next: { section, chunk } }
      const text = readChunkText(content.html(chunk))
      const { start } = infos[chunk]!
      const { searchable, breaks, withoutReadings } = text
      chunks.push({
        section,
        sectionLength,
        start,
        searchable,
        breaks: [...breaks],
        ...(withoutReadings !== searchable && { withoutReadings }),
      })
      left -= text.length
    }
  }
  return { chunks, next: null }
}

async function contentOf(
  reading: Pick<OpenReading, 'content'>,
  section: number,
): Promise<SectionContent | undefined> {
  try {
    return await reading.content(section)
  } catch (error) {
    if (error instanceof ReaderError) return undefined
    throw error
  }
}
