import { describe, expect, it } from 'vitest'

import { resolveSettings } from '#core/preferences'
import type { Link } from '#core/publication/publication'
import { aManifest } from '#tests/support/library-builders'
import { aNavigator, aPage } from '#tests/support/window-builders'

import { EventEmitter } from '../event-emitter'
import type { NavigatorEvents, NavigatorOptions, VisualNavigator } from '../visual-navigator'

import { MixedNavigator } from './mixed-navigator'

/** Sections of two pages each; what is read apart has none. */
const pagesOfSection = 2

/** A navigator that knows its pages and draws none. */
function aRunNavigator({ manifest, locator }: NavigatorOptions): VisualNavigator {
  const events = new EventEmitter<NavigatorEvents>()
  const hrefs = manifest.readingOrder.filter(({ linear }) => linear !== false).map((l) => l.href)
  const total = hrefs.length * pagesOfSection
  let page = locator ? hrefs.indexOf(locator.href) * pagesOfSection + 1 : 1
  const locatorNow = () => ({
    href: hrefs[Math.floor((page - 1) / pagesOfSection)]!,
    locations: { offset: 0, totalProgression: (page - 1) / total },
  })
  const moveTo = (to: number, cause: 'turn' | 'jump') => {
    if (to < 1 || to > total) {
      events.emit('edge', { direction: to < 1 ? 'backward' : 'forward' })
      return Promise.resolve(false)
    }
    page = to
    events.emit('located', { locator: locatorNow(), page: pageNow(), cause })
    return Promise.resolve(true)
  }
  const pageNow = () => aPage({ page, total })
  return {
    ...aNavigator(),
    get currentLocator() {
      return locatorNow()
    },
    get page() {
      return pageNow()
    },
    go: ({ href }) => moveTo(hrefs.indexOf(href.split('#')[0]!) * pagesOfSection + 1, 'jump'),
    goToPage: (to) => moveTo(to, 'jump'),
    goForward: () => moveTo(page + 1, 'turn'),
    goBackward: () => moveTo(page - 1, 'turn'),
    goToStart: () => moveTo(1, 'jump'),
    goToEnd: () => moveTo(total, 'jump'),
    pageOf: ({ href }) => hrefs.indexOf(href) * pagesOfSection + 1,
    preview: (to) => Promise.resolve({ title: `${hrefs[0]} ${to}`, text: '' }),
    chapters: () => [{ label: hrefs[0]!, depth: 0, page: 1 }],
    on: (name, listener) => events.on(name, listener),
  }
}

/** Text, two fixed pages, text. */
function aMixedBook(at?: string) {
  const link = (href: string, more: Partial<Link> = {}): Link => ({
    href,
    mediaType: 'text/html',
    byteLength: 100,
    ...more,
  })
  const manifest = aManifest('A Book', {
    readingOrder: [
      link('a'),
      link('b', { layout: 'fixed' }),
      link('c', { layout: 'fixed' }),
      link('d'),
    ],
  })
  const element = document.createElement('div')
  const made: NavigatorOptions[] = []
  const navigator = new MixedNavigator(
    {
      element,
      publicationId: 'x',
      manifest,
      settings: resolveSettings(manifest.metadata, {}, { systemIsDark: false }),
      locator: at === undefined ? undefined : { href: at, locations: {} },
      pageMaps: { get: () => Promise.resolve(null), put: () => Promise.resolve() },
    },
    (options) => {
      made.push(options)
      return aRunNavigator(options)
    },
  )
  const inSight = () =>
    Array.from(element.children).findIndex((child) => !(child as HTMLElement).inert)
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { navigator, made, inSight, settled }
}

describe('a publication of both layouts', () => {
  it('is turned through as one', async () => {
    const { navigator, inSight, settled } = aMixedBook()
    await settled()
    const seen: string[] = []
    navigator.on('located', ({ locator, page: { page, total, layout } }) =>
      seen.push(`${locator.href} ${layout} ${page}/${total} in ${inSight()}`),
    )

    for (let turn = 0; turn < 8; turn++) {
      await navigator.goForward()
      await settled()
    }

    expect(seen).toEqual([
      'a reflowable 2/8 in 0',
      'b fixed 3/8 in 1',
      'b fixed 4/8 in 1',
      'c fixed 5/8 in 1',
      'c fixed 6/8 in 1',
      'd reflowable 7/8 in 2',
      'd reflowable 8/8 in 2',
    ])
  })

  it('is turned back to the end of what stands before', async () => {
    const { navigator, settled } = aMixedBook('d')
    await settled()

    expect(await navigator.goBackward()).toBe(true)
    await settled()

    expect(navigator.page.page).toBe(6)
    expect(navigator.currentLocator.locations.totalProgression).toBeCloseTo(0.625)
  })

  it('is gone to by place and by page, and tells where places are', async () => {
    const { navigator, inSight, settled } = aMixedBook()
    await settled()

    expect(await navigator.go({ href: 'c#x' })).toBe(true)
    expect([inSight(), navigator.page.page]).toEqual([1, 5])
    expect(await navigator.goToPage(8)).toBe(true)
    expect([inSight(), navigator.page.page]).toEqual([2, 8])
    expect(await navigator.go({ href: 'nowhere' })).toBe(false)
    expect(navigator.pageOf({ href: 'd', locations: {} })).toBe(7)
    expect(navigator.chapters().map(({ page }) => page)).toEqual([1, 3, 7])
    expect((await navigator.preview(4, 9)).title).toBe('b 2')
    await navigator.goToStart()
    expect([inSight(), navigator.page.page]).toEqual([0, 1])
  })

  it('opens where one left it, and makes the rest afterwards', async () => {
    const { navigator, made, settled } = aMixedBook('c')

    expect(made).toHaveLength(1)
    expect(navigator.page).toMatchObject({ page: 4, total: 6, exact: false, layout: 'fixed' })
    await settled()

    expect(made).toHaveLength(3)
    expect(navigator.page).toMatchObject({ page: 5, total: 8, exact: true })
  })
})
