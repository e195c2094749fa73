import { decodeMarkup } from '#core/content/decode-markup'
import { parseXml } from '#core/content/xml-tree'
import { partialDate } from '#core/formats/partial-date'
import type { Contributor, Metadata } from '#core/publication/publication'

/** What `ComicInfo.xml` says of one page. */
export interface ComicPage {
  /** Index in the natural order of the pictures, from 0. */
  readonly image: number
  /** `FrontCover`, `Story`, `Deleted`, … */
  readonly type: string | undefined
  readonly isDouble: boolean
  /** A place worth a name. */
  readonly bookmark: string | undefined
}

export interface ComicInfo {
  readonly metadata: Partial<Metadata>
  readonly pages: readonly ComicPage[]
}

/** Who made it, by element, with the MARC relator code where there is one. */
const makers: ReadonlyArray<readonly [element: string, role: string | undefined]> = [
  ['penciller', 'ill'],
  ['inker', 'ill'],
  ['colorist', 'clr'],
  ['letterer', undefined],
  ['coverartist', 'cov'],
  ['editor', 'edt'],
  ['translator', 'trl'],
]

/**
 * Reads `ComicInfo.xml`, the description that most comic readers and shops write.
 *
 * @see https://github.com/anansi-project/comicinfo
 */
export function parseComicInfo(bytes: Uint8Array): ComicInfo {
  const tree = parseXml(decodeMarkup(bytes))
  const root = tree.descendants('comicinfo')[0] ?? tree
  const value = (name: string) => root.child(name)?.text || undefined
  const list = (name: string) =>
    (value(name) ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

  const people = makers.flatMap(([element, role]) =>
    list(element).map((name): Contributor => ({ name, ...(role !== undefined && { role }) })),
  )
  const writers = list('writer').map((name): Contributor => ({ name, role: 'aut' }))
  const artists = list('penciller').map((name): Contributor => ({ name, role: 'ill' }))
  const series = value('series')
  const position = Number.parseFloat(value('number') ?? '')
  const title = value('title') ?? titleFromSeries(series, value('number'))
  const subjects = [...list('genre'), ...list('tags')]
  const isStrip = [value('format') ?? '', ...subjects].some((word) =>
    /^(?:webtoon|long strip|web ?comic)s?$/i.test(word),
  )
  const authors = writers.length > 0 ? writers : artists
  const contributors = people.filter(
    ({ name, role }) => !authors.some((author) => author.name === name && author.role === role),
  )
  return {
    metadata: {
      ...(title !== undefined && { title }),
      ...(authors.length > 0 && { authors }),
      ...(contributors.length > 0 && { contributors }),
      ...optional('publisher', value('publisher')),
      ...optional('description', value('summary')),
      ...optional('language', value('languageiso')?.replaceAll('_', '-')),
      ...optional('published', partialDate(value('year'), value('month'), value('day'))),
      ...optional('identifier', value('gtin')),
      ...(subjects.length > 0 && { subjects }),
      ...(series !== undefined && {
        series: { name: series, ...(Number.isFinite(position) && { position }) },
      }),
      ...(isStrip && { flow: 'scrolled' as const }),
      ...(value('manga') === 'YesAndRightToLeft' && { readingProgression: 'rtl' as const }),
    },
    pages: (root.child('pages')?.childrenNamed('page') ?? []).flatMap((page) => {
      const image = Number(page.attribute('image') ?? NaN)
      if (!Number.isInteger(image) || image < 0) return []
      return [
        {
          image,
          type: page.attribute('type'),
          isDouble: page.attribute('doublepage')?.toLowerCase() === 'true',
          bookmark: page.attribute('bookmark'),
        },
      ]
    }),
  }
}

const titleFromSeries = (series: string | undefined, number: string | undefined) =>
  series === undefined || number === undefined ? series : `${series} ${number}`

const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value ? { [key]: value } : {}) as Partial<Record<Key, string>>
