import type { SectionContent } from '#core/content/prepare-section'
import { sectionLinks } from '#core/publication/text-view'

import type { OpenReading } from './open-reading'
import { createSectionPackWriter, openSectionPack, type SectionPackWriter } from './section-pack'

/**
 * A publication whose prepared sections are kept in a file. Where that is there, the publication itself is
 * opened only for what is not in it: pictures, fonts, style sheets.
 *
 * @param file the pack; it is written while the sections are asked for the first time
 * @param key of who prepares, and from what
 */
export async function openKeptReading(
  file: string,
  key: string,
  open: () => Promise<OpenReading>,
): Promise<OpenReading> {
  const pack = openSectionPack(file, key)
  if (!pack) return writingPack(await open(), file, key)
  let opened: Promise<OpenReading> | undefined
  const reading = () =>
    (opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    }))
  return {
    async content(index) {
      try {
        return pack.content(index)
      } catch (error) {
        if (error instanceof RangeError) throw error
        // The pack is damaged: the publication itself is not.
        return (await reading()).content(index)
      }
    },
    resource: async (href) => (await reading()).resource(href),
    publication: async () => (await reading()).publication(),
    async close() {
      pack.close()
      await (await opened)?.close()
    },
  }
}

async function writingPack(reading: OpenReading, file: string, key: string): Promise<OpenReading> {
  const { manifest } = await reading.publication()
  const writer: SectionPackWriter = createSectionPackWriter(file, {
    key,
    count: sectionLinks(manifest).length,
  })
  return {
    ...reading,
    async content(index): Promise<SectionContent> {
      const content = await reading.content(index)
      writer.add(index, content)
      return content
    },
    async close() {
      await writer.close()
      await reading.close()
    },
  }
}
