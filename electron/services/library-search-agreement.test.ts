import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { ChunkText } from '#core/content/chunk-text'
import { type PlainChunk, TextBatch } from '#core/content/text-batch'
import { noPreferences } from '#core/stored-preferences'
import type { PublicationId } from '#core/publication/publication'
import { findInChunk } from '#core/search/chunk-search'
import { createFinder, type Finder } from '#core/search/finder'
import { libraryQuery } from '#core/search/library-words'
import { anEpubLibrary } from '#tests/support/epub-library'
import { withFolder } from '#tests/support/library-builders'
import { seededRandom } from '#tests/support/random'

import { locate } from './locate'
import { createLibrarySearchService } from './library-search-service'

const vocabulary =
  'art,Party,the,lamp,lamplight,light,Élan,straße,it’s,co-operate,x_y,12,C++,.NET,吾輩,猫は,ไทย'
const gaps = ' , , , , , \n,, ,. ,—,-,’,” “, (,… ,\u00A0,/'
/** What may stand where a word does. */
const things = [
  '<br/>',
  '<span hidden="hidden">12</span>',
  '<i>lamp</i>light',
  '<ruby>見当<rp>（</rp><rt>けんとう</rt><rp>）</rp></ruby>',
  'a<ruby>rt<rt>reading</rt></ruby>',
]

const anAuthor = (random: () => number) => {
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const words = vocabulary.split(',')
  // A comma cannot be listed among what commas separate.
  const signs = [...gaps.split(','), ', ', ',']
  const prose = (length: number) =>
    Array.from({ length }, () => oneOf(words) + oneOf(signs)).join('')
  const paragraph = () => {
    const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => [
      prose(Math.floor(random() * 6)),
      random() < 0.4 ? oneOf(things) : '',
    ])
    return `<p>${parts.flat().join('')}</p>`
  }
  return { oneOf, words, prose, paragraph }
}

const sections = [0, 1, 2, 3, 4]

const findersOf = (typed: string): Finder[] => {
  const { parts, goesOn } = libraryQuery(typed)
  return parts.map((text, index) =>
    createFinder({
      text,
      mode: 'phrase',
      distance: 0,
      wholeWords: true,
      goesOn: goesOn && index === parts.length - 1,
      matchCase: false,
      matchAccents: false,
    }),
  )
}

describe('a search of the library and one in the book', () => {
  it.each([1, 2, 3])('find the same in the same sections (seed %i)', (seed) =>
    withFolder(async (folder) => {
      const random = seededRandom(seed)
      const author = anAuthor(random)
      const { dependencies, add } = anEpubLibrary(folder)
      const books: PublicationId[] = []
      for (let book = 0; book < 3; book++) {
        // The longest ones are cut into chunks.
        const chapters = sections.map((section) =>
          Array.from({ length: section === 4 ? 500 : 2 + section }, author.paragraph).join(''),
        )
        books.push((await add(chapters, { title: `Book ${book}` })).id)
      }
      const service = createLibrarySearchService({
        ...dependencies,
        indexFile: path.join(folder, 'words.db'),
        preferences: {
          current: () => ({ ...noPreferences, librarySearch: { isIndexed: true } }),
          update: async () => noPreferences,
        },
        wait: async () => undefined,
        clock: () => 0,
      })
      service.goOn()
      await expect.poll(() => service.state().finished).toBe(books.length)

      /** By the texts that the window is given to search, in the way in which it does. */
      const texts = new Map<PublicationId, readonly (PlainChunk & { text: ChunkText })[]>()
      for (const id of books) {
        const { batch } = await dependencies.ingest.chunkTexts(
          { ...locate(dependencies, id)!, sections: undefined },
          { from: { section: 0, chunk: 0 }, end: sections.length, most: 1_000_000 },
        )
        const { chunks } = TextBatch.parse(JSON.parse(batch))
        expect(chunks.length).toBeGreaterThan(sections.length)
        texts.set(
          id,
          chunks.map((parts) => ({ ...parts, text: new ChunkText(parts) })),
        )
      }
      const inBook = (id: PublicationId, finders: readonly Finder[]): number[] =>
        sections.filter(
          (section) =>
            finders.length > 0 &&
            finders.every((find) =>
              texts
                .get(id)!
                .some((one) => one.section === section && findInChunk(one.text, find).length > 0),
            ),
        )

      let found = 0
      for (let query = 0; query < 80; query++) {
        const phrase = author.prose(1 + Math.floor(random() * 3)).replace(/[“”]/g, '')
        const typed = author.oneOf([
          `"${phrase}"`,
          `"${phrase.slice(0, -2)}`,
          `${author.oneOf(author.words)} ${phrase} `,
          author.oneOf(author.words).slice(0, 3),
          '見当吾',
          'lam par',
          'C++',
          'party .net',
        ])
        const { publications } = service.search(typed)
        const finders = findersOf(typed)
        for (const id of books) {
          const hits = [...(publications.find((one) => one.id === id)?.sections ?? [])]
          expect({ typed, id, hits: hits.sort((a, b) => a - b) }).toEqual({
            typed,
            id,
            hits: inBook(id, finders),
          })
          if (hits.length === 0) continue
          found += 1
          // What is shown of it is there too.
          expect(await service.passages(id, hits.slice(0, 1), typed)).not.toEqual([])
        }
      }
      expect(found).toBeGreaterThan(100)
      service.close()
    }),
  )
})
