import { shellAttribute } from '#core/content/cut-section'
import { readMarkup, type MarkupHandler } from '#core/content/markup-reader'
import type { SectionContent } from '#core/content/prepare-section'
import { attributeOf } from '#core/content/style-collector'
import type { SourceText } from '#core/formats/format'
import type { Locator } from '#core/publication/locator'

import { align } from './align'
import { startOf } from './block'
import type { BytePlaces } from './encoding/byte-places'
import type { Section } from './sections'

interface Parts {
  readonly encoding: string
  /** Normalised (T1). */
  readonly text: string
  readonly sections: readonly Section[]
  /** A section as it is shown. */
  readonly content: (index: number) => Promise<SectionContent>
  readonly bytePlaces: () => Promise<BytePlaces>
}

/** Characters around a place that are kept with it. */
const quote = { before: 32, after: 160 }

/** Finds the places of a text's sections in the text that they were made of, and back. */
export function createSourceText({
  encoding,
  text,
  sections,
  content,
  bytePlaces,
}: Parts): SourceText {
  const starts = sections
    .flatMap((section, index) =>
      [...section.opening, ...section.front, ...section.blocks].map((block) => ({
        source: startOf(block),
        block,
        index,
      })),
    )
    .sort((one, other) => one.source - other.source)
  const lastAt = (offset: number) => starts.findLast(({ source }) => source <= offset) ?? starts[0]

  const titleAt = (offset: number): string | undefined =>
    starts.findLast(({ source, block }) => source <= offset && block.heading)?.block.heading?.label
  /** Where the block after the one at `source` begins in the source. */
  const endAt = (source: number) => starts.find((one) => one.source > source)?.source ?? text.length

  return {
    encoding,
    async offsetOf(href, offset) {
      const index = sections.findIndex((section) => section.href === href)
      if (index < 0) return undefined
      const shown = readShown(await content(index))
      const at = Math.max(
        0,
        shown.blocks.findLastIndex((block) => block.shown <= offset),
      )
      const block = shown.blocks[at]
      if (!block) return 0
      const words = shown.text.slice(block.shown, shown.blocks[at + 1]?.shown)
      const source = text.slice(block.source, endAt(block.source))
      return block.source + align(source, words, { shown: offset - block.shown }).source
    },
    async locatorAt(offset): Promise<Locator> {
      const place = lastAt(offset)
      const index = place?.index ?? 0
      const shown = readShown(await content(index))
      const at = shown.blocks.findIndex(({ source }) => source === place?.source)
      const block = shown.blocks[at]
      const words = shown.text.slice(block?.shown ?? 0, shown.blocks[at + 1]?.shown)
      const source = block ? text.slice(block.source, endAt(block.source)) : ''
      const within = block ? align(source, words, { source: offset - block.source }).shown : 0
      const found = (block?.shown ?? 0) + within
      const title = titleAt(offset)
      const before = shown.text.slice(Math.max(0, found - quote.before), found)
      return {
        href: sections[index]!.href,
        ...(title === undefined ? {} : { title }),
        locations: {
          offset: found,
          sourceOffset: Math.max(0, Math.min(offset, text.length)),
          progression: shown.text.length === 0 ? 0 : Math.min(1, found / shown.text.length),
        },
        text: {
          ...(before && { before }),
          highlight: shown.text.slice(found, found + quote.after),
        },
      }
    },
    byteAt: async (offset) => (await bytePlaces()).byteAt(offset),
    offsetAtByte: async (byte) => (await bytePlaces()).offsetAt(byte),
  }
}

interface Shown {
  /** As locator offsets count it. */
  readonly text: string
  readonly blocks: readonly { readonly shown: number; readonly source: number }[]
}

/** The text of a section, and where its blocks begin in it. */
function readShown({ section, html }: SectionContent): Shown {
  const blocks: { shown: number; source: number }[] = []
  let text = ''
  const handler: MarkupHandler = {
    open(_name, attributes) {
      const source = attributeOf(attributes, 'data-offset')
      const isShell = attributeOf(attributes, shellAttribute) !== undefined
      if (source !== undefined && !isShell)
        blocks.push({ shown: text.length, source: Number(source) })
    },
    close: () => undefined,
    text(data) {
      text += data.replaceAll('\u00ad', '')
    },
  }
  for (const chunk of section.chunks.keys()) readMarkup(html(chunk), 'html', handler)
  return { text, blocks }
}
