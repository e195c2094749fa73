import { parseDocument, DomUtils } from 'htmlparser2'
import { describe, expect, it } from 'vitest'

import { aChapter } from '#tests/support/publication-builders'

import { chunkSizes, cutSection } from './cut-section'
import { prepareSection } from './prepare-section'
import { readSectionDocument } from './section-document'

const place = { href: 'a.xhtml', base: '/p/' }
const write = (body: string) =>
  readSectionDocument(aChapter(body), 'xml', place, 'application/xhtml+xml')!
const cut = (body: string) => cutSection(write(body))

/** `count` paragraphs of about 1 kB. */
const paragraphs = (count: number, attributes = '') =>
  Array.from({ length: count }, (_, index) => `<p${attributes}>${index} ${'word '.repeat(200)}</p>`)

const lengths = (section: ReturnType<typeof cut>) =>
  section.chunks.map((_, chunk) => section.part(chunk).length)

describe('cutSection', () => {
  it('leaves a short section whole', () => {
    const section = cut(paragraphs(Math.floor(chunkSizes.cutAbove / 1_100)).join('\n'))

    expect(section.chunks).toHaveLength(1)
    expect(section.html(0)).toBe(section.part(0))
  })

  it('cuts a long one into pieces of about one size', () => {
    const section = cut(paragraphs(500).join('\n'))

    const all = lengths(section)
    const average = all.reduce((sum, length) => sum + length, 0) / all.length
    expect(average).toBeGreaterThan(chunkSizes.target * 0.8)
    expect(average).toBeLessThan(chunkSizes.target * 1.2)
    for (const length of all) expect(length).toBeLessThanOrEqual(chunkSizes.longest)
  })

  it('loses nothing: the parts are the section, and offsets add up', () => {
    const body = `<div class="a"><h1 id="t">T</h1>${paragraphs(90).join('\n')}</div><div>${paragraphs(90, ' class="x"').join('\n')}</div>`
    const whole = write(body)
    const section = cutSection(whole)
    const indexes = section.chunks.map((_, chunk) => chunk)

    expect(indexes.map((chunk) => section.part(chunk)).join('')).toBe(whole.html)
    let start = 0
    for (const [chunk, info] of section.chunks.entries()) {
      const shown = DomUtils.textContent(parseDocument(section.html(chunk)))
      expect(info.start).toBe(start)
      expect(shown).toHaveLength(info.characters)
      start += info.characters
    }
    expect(start).toBe(whole.characters)
  })

  it('re-creates what is around a cut and marks it', () => {
    const section = cut(
      `<section id="s" class="a"><div>${paragraphs(150).join('')}</div></section>`,
    )
    const [first, second, last] = [0, 1, section.chunks.length - 1].map((chunk) =>
      section.html(chunk),
    )

    expect(first).toMatch(
      /^<section data-octavo-cut="after" id="s" class="a"><div data-octavo-cut="after"><p>/,
    )
    expect(second).toMatch(
      /^<section data-octavo-cut="both" id="s" class="a"><div data-octavo-cut="both"><p hidden/,
    )
    expect(last).toMatch(/^<section data-octavo-cut="before" id="s" class="a">/)
    for (const html of [first, second, last]) expect(html).toMatch(/<\/p><\/div><\/section>$/)
  })

  it('leaves shells of the siblings before, so that selectors hold', () => {
    const section = cut(
      `<h2 id="h" class="t">T</h2>${paragraphs(120, ' class="x" id="p"').join('')}`,
    )

    expect(section.html(1)).toMatch(
      /^<h2 hidden style="display:none!important" data-octavo-shell id="h" class="t"><\/h2><p hidden style="display:none!important" data-octavo-shell class="x" id="p"><\/p><p class="x" id="p">/,
    )
  })

  it('leaves shells of the siblings after, so that the last of a chunk is not the last of all', () => {
    const section = cut(
      `<div class="a">${paragraphs(30).join('')}</div><blockquote class="b">B</blockquote>${paragraphs(30).join('')}`,
    )
    const shell = 'hidden style="display:none!important" data-octavo-shell'

    expect(section.html(0)).toMatch(
      new RegExp(
        `</p><p ${shell}></p></div><blockquote ${shell} class="b"></blockquote><p ${shell}></p>$`,
      ),
    )
    expect(section.html(section.chunks.length - 1)).toMatch(/<p>29 [word ]+<\/p>$/)
  })

  it('prefers to cut before a heading, and never cuts after one', () => {
    const chapter = `<h2>Chapter</h2>${paragraphs(Math.floor((chunkSizes.target * 0.9) / 1_010)).join('')}`
    const section = cut(chapter.repeat(5))

    for (let chunk = 0; chunk < section.chunks.length; chunk++) {
      expect(section.part(chunk)).toMatch(/^<h2>/)
      expect(section.part(chunk)).not.toMatch(/<\/h2>$/)
    }
  })

  it.each(['table', 'ol', 'ul', 'figure', 'dl'])('never cuts inside <%s>', (tag) => {
    const inside = tag === 'table' ? '<tr><td>x</td></tr>' : '<li>x</li>'
    const long = `<${tag}>${inside.repeat(6_000)}</${tag}>`
    const section = cut(`${paragraphs(30).join('')}${long}${paragraphs(30).join('')}`)

    expect(section.chunks.some((_, chunk) => section.part(chunk).includes(long))).toBe(true)
  })

  it('keeps a giant paragraph whole', () => {
    const section = cut(`<p>a</p><p>${'word '.repeat(50_000)}</p><p>b</p>`)

    expect(lengths(section).some((length) => length > 250_000)).toBe(true)
  })

  it('tells which ids are in which chunk', () => {
    const body = paragraphs(120).map((paragraph, index) =>
      paragraph.replace('<p', `<p id="i${index}"`),
    )
    const section = cut(`<div id="top">${body.join('')}</div>`)
    const all = section.chunks.flatMap(({ ids }) => ids)

    expect(all.map(({ id }) => id)).toEqual(['top', ...body.map((_, index) => `i${index}`)])
    for (const [chunk, { ids }] of section.chunks.entries()) {
      for (const { id } of ids) expect(section.part(chunk)).toContain(`id="${id}"`)
    }
  })

  it('knows no chunk beyond the last', () => {
    expect(() => cut('<p>x</p>').html(1)).toThrow(RangeError)
  })
})

describe('a single-section novel', () => {
  it('is prepared in many chunks that all have text', () => {
    const { section } = prepareSection({
      ...place,
      markup: aChapter(paragraphs(3_000).join('\n')),
      mediaType: 'application/xhtml+xml',
    })

    expect(section.chunks.length).toBeGreaterThan(50)
    expect(section.chunks.every(({ characters }) => characters > 1_000)).toBe(true)
  })
})
