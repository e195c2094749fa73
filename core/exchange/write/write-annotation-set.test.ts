import { describe, expect, it } from 'vitest'

import { aKeptPublication, aPlace } from '#tests/support/exchange-builders'
import { aBookmark, aHighlight } from '#tests/support/library-builders'

import { fromNamedInformation, toNamedInformation } from '../named-information'

import { textFragment } from './text-fragment'
import { type AnnotationSetOptions, writeAnnotationSet } from './write-annotation-set'

const highlight = aHighlight({
  id: '00000000-0000-4000-8000-000000000001',
  locator: aPlace(0.25, 'stopped there'),
  end: aPlace(0.26, ' without a reason. Nobody had crossed'),
  text: 'stopped there',
  kind: 'strike',
  colour: 'violet',
  note: 'Why? #road',
  changedAt: '2026-02-02T00:00:00.000Z',
})
const bookmark = aBookmark({
  id: '00000000-0000-4000-8000-000000000002',
  locator: aPlace(0.1, 'The road went down'),
})
const kept = aKeptPublication({
  published: 'March 1869',
  publisher: 'The Messenger',
  highlights: [highlight],
  bookmarks: [bookmark],
})

const written = (options: Partial<AnnotationSetOptions> = {}) =>
  JSON.parse(
    writeAnnotationSet(kept, {
      profile: 'epub-annotations',
      generated: '2026-03-01T00:00:00.000Z',
      version: '1.2.3',
      markupPlaces: new Map(),
      ...options,
    }),
  )

describe('an annotation set', () => {
  it('is what EPUB Annotations 1.0 asks for', () => {
    expect(written()).toEqual({
      '@context': 'https://www.w3.org/ns/epub-anno.jsonld',
      id: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
      type: 'AnnotationSet',
      generator: {
        id: 'https://octavo.invalid',
        type: 'Software',
        name: 'Octavo 1.2.3',
        homepage: 'https://octavo.invalid',
      },
      generated: '2026-03-01T00:00:00.000Z',
      about: {
        'dc:identifier': ['urn:isbn:9780140447934', toNamedInformation(kept.id)],
        'dc:format': 'application/epub+zip',
        'dc:title': 'A title',
        'dc:publisher': 'The Messenger',
        'dc:creator': ['An Author'],
        'dc:date': '1869',
      },
      items: [
        {
          id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
          type: 'Annotation',
          motivation: 'bookmarking',
          created: '2026-01-01T00:00:00.000Z',
          target: {
            source: 'text/chapter%201.xhtml',
            selector: [
              {
                type: 'TextQuoteSelector',
                exact: 'The road went down',
                prefix: 'and so ',
                suffix: '',
              },
              { type: 'ProgressionSelector', value: 0.1 },
              { type: 'octavo:TextOffsetSelector', 'octavo:start': 100, 'octavo:end': 100 },
            ],
            meta: { headings: [{ level: 1, txt: 'The Road' }] },
          },
        },
        {
          id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
          type: 'Annotation',
          motivation: 'commenting',
          created: '2026-01-01T00:00:00.000Z',
          modified: '2026-02-02T00:00:00.000Z',
          target: {
            source: 'text/chapter%201.xhtml',
            selector: [
              {
                type: 'TextQuoteSelector',
                exact: 'stopped there',
                prefix: 'and so ',
                suffix: ' without a reason. Nobody had cr',
              },
              {
                type: 'FragmentSelector',
                conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
                value: ':~:text=stopped%20there',
              },
              { type: 'ProgressionSelector', value: 0.25 },
              { type: 'octavo:TextOffsetSelector', 'octavo:start': 250, 'octavo:end': 260 },
            ],
            meta: { headings: [{ level: 1, txt: 'The Road' }] },
          },
          body: {
            type: 'TextualBody',
            value: 'Why? #road',
            format: 'text/plain',
            color: 'purple',
            highlight: 'strikethrough',
            tags: ['road'],
          },
        },
      ],
    })
  })

  it('gives the place in the markup where it is known; CFI to Readium alone', () => {
    const place = {
      css: 'body > p:nth-child(1)',
      start: 4,
      end: 17,
      cfi: 'epubcfi(/6/2!/4/2,/1:4,/1:17)',
      exact: 'stopped\n  there',
      before: 'and ',
      after: ' without',
    }
    const options = { markupPlaces: new Map([[highlight.id, place]]) }
    const css = {
      type: 'CssSelector',
      value: 'body > p:nth-child(1)',
      refinedBy: { type: 'TextPositionSelector', start: 4, end: 17 },
    }
    expect(written(options).items[1].target.selector[1]).toEqual({
      type: 'TextQuoteSelector',
      exact: 'stopped\n  there',
      prefix: 'and ',
      suffix: ' without',
    })
    const types = (set: ReturnType<typeof written>) =>
      set.items[1].target.selector.map(({ type }: { type: string }) => type)

    expect(written(options).items[1].target.selector[0]).toEqual(css)
    expect(types(written(options))).toEqual([
      'CssSelector',
      'TextQuoteSelector',
      'FragmentSelector',
      'ProgressionSelector',
      'octavo:TextOffsetSelector',
    ])
    const readium = written({ ...options, profile: 'readium' })
    expect(readium.items[1].target.selector[1]).toEqual({
      type: 'FragmentSelector',
      conformsTo: 'http://www.idpf.org/epub/linking/cfi/epub-cfi.html',
      value: place.cfi,
    })
  })

  it('is one that Thorium takes: a context in each annotation, a tag by itself', () => {
    const set = written({ profile: 'readium' })

    expect(set['@context']).toBe('http://www.w3.org/ns/anno.jsonld')
    expect(set.title).toBe('A title')
    for (const item of set.items) expect(item['@context']).toBe(set['@context'])
    expect(set.items[1].body.tag).toBe('road')
  })
})

describe('a text fragment', () => {
  it.each([
    ['stopped there', ':~:text=stopped%20there'],
    ['twenty-one, or two', ':~:text=twenty%2Done%2C%20or%20two'],
    ['one line\nand another', ':~:text=one%20line,and%20another'],
  ])('of %j is %s', (text, fragment) => {
    expect(textFragment(text)).toBe(fragment)
  })
})

it('names a publication by its hash, and reads it again', () => {
  // The example of RFC 6920, section 8.2.
  const id = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069'

  expect(toNamedInformation(id)).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk')
  expect(fromNamedInformation(toNamedInformation(id))).toBe(id)
  expect(fromNamedInformation('ni:///sha-256;f4Ox')).toBeUndefined()
  expect(fromNamedInformation('urn:isbn:9780140447934')).toBeUndefined()
})
