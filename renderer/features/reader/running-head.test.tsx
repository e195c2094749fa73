import { describe, expect, it } from 'vitest'

import type { Locator } from '#core/publication/locator'
import type { Metadata } from '#core/publication/publication'
import { aLocator, aManifest } from '#tests/support/library-builders'
import { aNavigator, aPage, aStore, doing, draw } from '#tests/support/window-builders'

import type { PageBlock } from '../../engine/geometry'

import { words } from '../../words/words'

import { Folio } from './folio'
import { RunningHead } from './running-head'

const onePage: PageBlock = {
  pagesInView: 1,
  pageWidth: 400,
  pageHeight: 600,
  gap: 50,
  left: 100,
  top: 80,
}
const twoPages: PageBlock = { ...onePage, pagesInView: 2 }
const { metadata } = aManifest('The Book')
const inChapter: Locator = { ...aLocator(900), title: 'The Sea', text: { highlight: 'and so' } }

interface Situation {
  readonly locator?: Locator
  readonly geometry?: PageBlock
  readonly lastPage?: number
  readonly progression?: Metadata['readingProgression']
  /** Page on which the chapter begins. */
  readonly chapterPage?: number
  readonly within?: readonly string[]
}

/** What stands over the pages, from left to right. */
async function headsOf(situation: Situation) {
  const { locator = inChapter, geometry = twoPages, lastPage = 5, progression = 'ltr' } = situation
  const { chapterPage = 3, within = [] } = situation
  const { store } = aStore()
  store.setState({ locator, page: aPage({ page: 4, lastPage }), numbering: 1 })
  const chapters = [{ label: locator.title ?? 'Another', depth: 0, within, page: chapterPage }]
  const place = await draw(
    <RunningHead geometry={geometry} metadata={{ ...metadata, readingProgression: progression }} />,
    { store, navigator: aNavigator({ chapters: () => chapters }) },
  )
  return Array.from(place.querySelectorAll('span'))
    .toSorted((a, b) => Number.parseInt(a.style.left) - Number.parseInt(b.style.left))
    .map(({ textContent }) => textContent)
}

describe('the running head', () => {
  it('has the book on the left and the chapter on the right', async () => {
    expect(await headsOf({})).toEqual(['The Book', 'The Sea'])
  })

  it('is mirrored where one reads from right to left', async () => {
    expect(await headsOf({ progression: 'rtl' })).toEqual(['The Sea', 'The Book'])
  })

  it('is the chapter over a single page', async () => {
    expect(await headsOf({ geometry: onePage, lastPage: 4 })).toEqual(['The Sea'])
  })

  it('is author and book where there is no chapter', async () => {
    const locator = { ...aLocator(900), text: { highlight: 'and so' } }

    expect(await headsOf({ locator })).toEqual(['An Author', 'The Book'])
  })

  it('is not set over a page that opens a chapter', async () => {
    expect(await headsOf({ chapterPage: 4 })).toEqual(['', 'The Sea'])
    expect(await headsOf({ chapterPage: 5 })).toEqual(['The Book', ''])
    expect(await headsOf({ locator: { ...inChapter, ...aLocator(0) } })).toEqual(['', 'The Sea'])
  })

  it('is set over a page whose first word is the name of its chapter', async () => {
    const locator = { ...inChapter, title: 'I', text: { highlight: 'I rose to go.' } }

    expect(await headsOf({ locator })).toEqual(['The Book', 'I'])
  })

  it('names what a mere number lies in', async () => {
    const locator = { ...inChapter, title: 'XV' }
    const within = ['Book I', 'Part II']

    expect(await headsOf({ locator, within })).toEqual(['The Book', 'Part II · XV'])
  })

  it('is not set over the empty half of a spread', async () => {
    expect(await headsOf({ lastPage: 4 })).toEqual(['The Book'])
  })
})

describe('the folio', () => {
  it('writes thousands as they are written everywhere', async () => {
    const { store } = aStore()
    store.setState({ page: aPage({ page: 2824, lastPage: 2824 }) })
    const place = await draw(<Folio geometry={onePage} readingProgression="ltr" />, { store })

    expect(place.textContent).toBe('2,824')
    expect(words.page(2824, 2825, 3000, true)).toBe('Page 2,824–2,825 of 3,000')
  })

  it('waits until the pages are counted', async () => {
    const { store } = aStore()
    store.setState({ page: aPage({ page: 4, lastPage: 5, exact: false }) })
    const place = await draw(<Folio geometry={twoPages} readingProgression="ltr" />, { store })
    expect(place.textContent).toBe('')

    await doing(() => store.setState({ page: aPage({ page: 4, lastPage: 5 }) }))

    expect(Array.from(place.querySelectorAll('span'), (one) => one.textContent)).toEqual(['4', '5'])
  })
})
