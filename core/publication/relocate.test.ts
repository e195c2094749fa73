import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import type { OpenedPublication } from '#core/formats/format'
import { openText } from '#core/formats/text/text'
import type { TextOptions } from '#core/publication/publication'
import { prose, wrap } from '#tests/support/prose'
import { aTextSource, encodeText, proseIn } from '#tests/support/text-source'

import type { Locator } from './locator'
import { relocate } from './relocate'

/** Text of each section as locators count it: what the window would show, without its tags. */
async function shownBySection({ manifest, read }: OpenedPublication): Promise<Map<string, string>> {
  const reader = createSectionReader({ manifest, read }, '/')
  const shown = new Map<string, string>()
  for (const [index, { href }] of manifest.readingOrder.entries()) {
    const { section, html } = await reader.content(index)
    const all = section.chunks.map((_, chunk) => html(chunk)).join('')
    const text = all
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    expect(text).toHaveLength(section.characters)
    shown.set(href, text)
  }
  return shown
}

/** A locator at some words. */
function locatorAt(shown: ReadonlyMap<string, string>, words: string): Locator {
  for (const [href, text] of shown) {
    const offset = text.indexOf(words)
    if (offset >= 0) return { href, locations: { offset, sourceOffset: 0, totalProgression: 0.5 } }
  }
  throw new Error(`Nowhere: ${words}`)
}

/** The words at which a place comes to lie when the same bytes are read in another way. */
async function carried(
  bytes: Uint8Array,
  from: TextOptions,
  to: TextOptions,
  words: string,
): Promise<{ readonly locator: Locator; readonly words: string }> {
  const before = await openText(aTextSource(bytes), from)
  const after = await openText(aTextSource(bytes), to)
  const [locator] = await relocate([locatorAt(await shownBySection(before), words)], {
    before: before.sourceText!,
    after: after.sourceText!,
    isCurrent: true,
  })
  const { href, locations } = locator!
  const offset = locations.offset!
  const shown = (await shownBySection(after)).get(href)!
  expect(locator!.text?.highlight).toBe(shown.slice(offset, offset + 160))
  return { locator: locator!, words: shown.slice(offset, offset + words.length) }
}

const utf8 = (text: string) => encodeText(text, 'utf-8')

describe('places of a text that is read in another way', () => {
  const wrapped = prose(60, 6).map((text, index) => `${index}. ${wrap(text, 60)}`)
  const indented = wrapped.map((text) => text.replaceAll('\n', '\n        ')).join('\n\n')

  it.each(['line', 'indent', 'keep', 'block'] as const)(
    'stay at their word when paragraphs are made by “%s”',
    async (lineLayout) => {
      const words = '41. '

      const there = await carried(utf8(indented), {}, { lineLayout }, words)
      expect(there.words).toBe(words)

      const back = await carried(utf8(indented), { lineLayout }, {}, words)
      expect(back.words).toBe(words)
    },
  )

  it('stay in the middle of a line, after italics, divided words and indents', async () => {
    const text = [
      'The _Night Post_ and the _Lantern_ lay unread, and it was under-',
      '    standing of a kind that no *word* for it in any book would have',
      '    helped; it was the sort of SILENCE that a house has in winter when',
      '    the letters have all been answered and nobody is expected.',
    ].join('\n')
    const source = [...wrapped.slice(0, 5), text, ...wrapped.slice(5, 10)].join('\n\n')

    const there = await carried(utf8(source), {}, { lineLayout: 'line' }, 'SILENCE')
    const back = await carried(utf8(source), { lineLayout: 'line' }, {}, 'SILENCE')

    expect([there.words, back.words]).toEqual(['SILENCE', 'SILENCE'])
  })

  it('stay at their letter when the encoding changes how many letters there are', async () => {
    const russian = Array.from({ length: 40 }, () => proseIn('ru').trim()).join('\n\n')
    const marked = `${russian}\n\nHERE it is, где-то.\n\n${russian}`

    const there = await carried(utf8(marked), {}, { encoding: 'windows-1251' }, 'HERE')
    const back = await carried(utf8(marked), { encoding: 'windows-1251' }, {}, 'HERE')

    expect([there.words, back.words]).toEqual(['HERE', 'HERE'])
  })

  it.each([
    ['gb18030', 'zh-hans'],
    ['utf-16le', 'ru'],
    ['utf-16be', 'en'],
    ['shift_jis', 'ja'],
  ])('stay in %s when it is read as something else', async (encoding, language) => {
    const prose = proseIn(language)
      .replace(/[‘’“”–—…]/g, '-')
      .replaceAll('\n', '\r\n')
    const text = `${prose.repeat(60)}\r\nHERE it is.\r\n${prose.repeat(10)}`
    const bytes = encodeText(text, encoding)
    const before = await openText(aTextSource(bytes), { encoding })
    const after = await openText(aTextSource(bytes), { encoding: 'windows-1252' })
    const from = locatorAt(await shownBySection(before), 'HERE')

    const [there] = await relocate([from], {
      before: before.sourceText!,
      after: after.sourceText!,
      isCurrent: true,
    })
    const [back] = await relocate([there!], {
      before: after.sourceText!,
      after: before.sourceText!,
      isCurrent: true,
    })

    expect(there!.text?.highlight).toMatch(/^\0?H/)
    expect(back!.locations.offset).toBe(from.locations.offset)
  })

  it('take the offset in the source where other parsers counted', async () => {
    const { sourceText } = await openText(aTextSource(utf8(indented)))
    const start = indented.indexOf('41. ')
    const old = { href: 'gone.xhtml', locations: { offset: 3, sourceOffset: start } }

    const [moved] = await relocate([old], {
      before: sourceText!,
      after: sourceText!,
      isCurrent: false,
    })

    expect(moved!.text?.highlight?.startsWith('41. ')).toBe(true)
  })

  it('keep how far one had read, and learn the chapter', async () => {
    const source = ['Chapter 1', ...prose(30), 'Chapter 2', 'HERE. It was.', ...prose(30)]

    const { locator } = await carried(utf8(source.join('\n\n')), { lineLayout: 'keep' }, {}, 'HERE')

    expect(locator).toMatchObject({
      title: 'Chapter 2',
      href: 'section-0002.xhtml',
      locations: { totalProgression: 0.5, sourceOffset: source.join('\n\n').indexOf('HERE') },
    })
  })
})
