import { beforeEach, describe, expect, it } from 'vitest'

import {
  aBookmark,
  aHighlight,
  aLocator,
  aManifest,
  anId,
  aStoredPublication,
  aSummary,
} from '#tests/support/library-builders'

import { openMemoryDatabase } from './database'
import { createPublicationsRepository } from './publications-repository'
import { createReadingRepository } from './reading-repository'

let db = openMemoryDatabase()
let publications = createPublicationsRepository(db)
let reading = createReadingRepository(db)

beforeEach(() => {
  db = openMemoryDatabase()
  publications = createPublicationsRepository(db)
  reading = createReadingRepository(db)
})

const id = anId()
const at = '2026-02-02T00:00:00.000Z'

describe('publications repository', () => {
  it('gives back what was put in', () => {
    const publication = aStoredPublication({ coverMediaType: 'image/png' })

    publications.add(publication)

    expect(publications.find(id)).toEqual({ ...publication, removedAt: null })
    expect(publications.fileOf(id)).toEqual({
      file: 'publication.txt',
      originalName: 'story.txt',
      text: {},
    })
    expect(publications.coverOf(id)).toEqual({ mediaType: 'image/png', isOwn: false })
    expect(publications.summary(id)).toEqual(aSummary({ id, hasCover: true }))
  })

  it('lists what was read last first', () => {
    for (const seed of ['a', 'b', 'c']) {
      publications.add(aStoredPublication({ id: anId(seed), manifest: aManifest(seed) }))
    }
    publications.markOpened(anId('b'), at)
    reading.savePosition(anId('b'), aLocator(3, 0.25), at)

    expect(
      publications.summaries().map(({ title, totalProgression }) => [title, totalProgression]),
    ).toEqual([
      ['b', 0.25],
      ['a', null],
      ['c', null],
    ])
  })

  it('knows what was opened or added last, some of it at a time', () => {
    const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`
    const books = [
      ['Long ago', 1, 2],
      ['Added only', 4, null],
      ['Yesterday', 1, 5],
      ['Added again', 6, 3],
    ] as const
    for (const [title, added, opened] of books) {
      const one = { id: anId(title), manifest: aManifest(title), addedAt: day(added) }
      publications.add(aStoredPublication(one))
      if (opened !== null) publications.markOpened(anId(title), day(opened))
    }

    expect(publications.recent(3).map(({ title }) => title)).toEqual([
      'Added again',
      'Yesterday',
      'Added only',
    ])
    expect(publications.some([anId('Yesterday'), anId('nothing')])).toHaveLength(1)
  })

  it('takes a publication off the shelf and puts it back with all that was kept', () => {
    publications.add(aStoredPublication())
    reading.saveBookmark(aBookmark())

    publications.markRemoved([id], at)
    expect(publications.summaries()).toEqual([])
    expect(publications.summary(id)).toBeUndefined()
    expect(publications.removed()).toEqual([
      { id, title: 'A title', authors: ['An Author'], removedAt: at },
    ])

    publications.restore([id])
    expect(publications.summaries()).toHaveLength(1)
    expect(publications.removed()).toEqual([])
    expect(reading.bookmarks(id)).toHaveLength(1)
  })

  it('keeps what the reader left when the file is purged, for the day it comes again', () => {
    publications.add(aStoredPublication())
    reading.saveBookmark(aBookmark())
    publications.markRemoved([id], at)

    publications.markPurged(id)
    expect(publications.removed()).toEqual([])
    publications.restore([id])
    expect(publications.summaries()).toEqual([])

    publications.add(aStoredPublication())
    expect(publications.summaries()).toHaveLength(1)
    expect(reading.bookmarks(id)).toHaveLength(1)
  })

  it('knows a file by path, length and time together', () => {
    publications.add(aStoredPublication())
    const file = { path: '/a.txt', byteLength: 5, modifiedMs: 1_700_000_000_000.25 }
    publications.rememberFile(file, id)

    expect(publications.recall(file)).toBe(id)
    expect(publications.recall({ ...file, byteLength: 6 })).toBeUndefined()
    expect(publications.recall({ ...file, modifiedMs: 1_700_000_000_001 })).toBeUndefined()
    expect(publications.recall({ ...file, path: '/b.txt' })).toBeUndefined()
  })

  it('says so when a stored manifest is of another version', () => {
    publications.add(aStoredPublication())
    db.prepare('UPDATE publications SET manifest = ?').run('{"format":7}')

    expect(publications.find(id)?.manifest).toBeUndefined()
    expect(publications.summary(id)?.title).toBe('A title')
  })
})

describe('reading repository', () => {
  beforeEach(() => publications.add(aStoredPublication()))

  it('keeps one place for a publication', () => {
    expect(reading.position(id)).toBeNull()

    reading.savePosition(id, aLocator(1), at)
    reading.savePosition(id, aLocator(2), at)

    expect(reading.position(id)).toEqual(aLocator(2))
  })

  it('keeps bookmarks in the order in which they were made, and replaces one by its id', () => {
    const first = aBookmark({ createdAt: '2026-01-01T00:00:00.000Z' })
    const second = aBookmark({ createdAt: '2026-01-02T00:00:00.000Z' })

    reading.saveBookmark(second)
    reading.saveBookmark(first)
    reading.saveBookmark({ ...first, name: 'The fog lifts' })

    expect(reading.bookmarks(id)).toEqual([{ ...first, name: 'The fog lifts' }, second])
    reading.removeBookmark(first.id)
    expect(reading.bookmarks(id)).toEqual([second])
  })

  it('keeps a bookmark with its name, its colour and its note', () => {
    const bookmark = aBookmark({ name: 'Here', colour: 'green', note: 'Why?' })

    reading.saveBookmark({ ...bookmark, colour: null })
    reading.saveBookmark(bookmark)

    expect(reading.bookmarks(id)).toEqual([bookmark])
  })

  it('remembers one place of a kind, and never a nearer one for the furthest', () => {
    const furthest = { kind: 'furthest', locator: aLocator(500, 0.5), at } as const
    const jump = { kind: 'before-jump', locator: aLocator(500, 0.5), at } as const
    const nearer = aLocator(400, 0.4)

    for (const place of [furthest, jump]) {
      reading.saveAutomaticPlace(id, place)
      reading.saveAutomaticPlace(id, { ...place, locator: nearer })
    }
    expect(reading.automaticPlaces(id)).toEqual([{ ...jump, locator: nearer }, furthest])

    const further = { ...furthest, locator: aLocator(600, 0.6) }
    reading.saveAutomaticPlace(id, further)
    reading.removeAutomaticPlace(id, 'before-jump')
    expect(reading.automaticPlaces(id)).toEqual([further])
    reading.moveAutomaticPlace(id, { kind: 'furthest', locator: nearer })
    expect(reading.automaticPlaces(id)).toEqual([{ ...further, locator: nearer }])
  })

  it('takes where one stopped for the end of the last session, after a pause', () => {
    reading.savePosition(id, aLocator(100, 0.1), '2026-02-01T10:00:00.000Z')

    reading.beginSession(id, '2026-02-01T09:59:00.000Z')
    expect(reading.automaticPlaces(id)).toEqual([])
    reading.beginSession(id, '2026-02-01T10:01:00.000Z')

    expect(reading.automaticPlaces(id)).toEqual([
      { kind: 'last-session', locator: aLocator(100, 0.1), at: '2026-02-01T10:00:00.000Z' },
    ])
  })

  it('keeps highlights, and replaces one by its id', () => {
    const first = aHighlight({ createdAt: '2026-01-01T00:00:00.000Z' })
    const second = aHighlight({ createdAt: '2026-01-02T00:00:00.000Z', note: 'Why?' })

    reading.saveHighlight(second)
    reading.saveHighlight(first)
    reading.saveHighlight({ ...first, colour: 'pink', kind: 'underline' })

    expect(reading.highlights(id)).toEqual([
      { ...first, colour: 'pink', kind: 'underline' },
      second,
    ])
    reading.removeHighlight(first.id)
    expect(reading.highlights(id)).toEqual([second])
  })

  it('keeps a mark without a place until it has one, and what it remembers after that', () => {
    const { locator, end, ...rest } = aHighlight({ note: 'Why?' })
    const passage = { exact: 'marked', before: 'was ', hint: { chapter: 'I' } }
    const { locator: at, ...bookmark } = aBookmark()
    const both = [
      { type: 'bookmark', ...bookmark, passage },
      { type: 'highlight', ...rest, passage },
    ] as const
    for (const one of both) reading.saveUnplaced(one)

    expect(reading.unplaced(id)).toEqual(both)
    expect([...reading.bookmarks(id), ...reading.highlights(id)]).toEqual([])
    reading.saveHighlight({ ...rest, locator, end })
    reading.saveBookmark({ ...bookmark, locator: at })
    expect(reading.unplaced(id)).toEqual([])
    expect(reading.highlights(id)).toEqual([{ ...rest, locator, end }])
    expect(reading.bookmarks(id)).toEqual([{ ...bookmark, locator: at }])
  })

  it('moves marks with their words, but none that somebody has moved meanwhile', () => {
    const highlight = aHighlight()
    const bookmark = aBookmark()
    reading.saveHighlight(highlight)
    reading.saveBookmark(bookmark)
    const anchors = [highlight, { ...bookmark, end: null, text: '' }]
    const to = { locator: aLocator(20), end: aLocator(26), text: 'Marked', passage: null }
    const findings = anchors.map(({ id: mark }) => ({ status: 'moved', id: mark, ...to }) as const)
    reading.saveBookmark({ ...bookmark, locator: aLocator(5) })

    expect(reading.applyFindings(anchors, findings)).toEqual([highlight.id])
    expect(reading.highlights(id)).toEqual([
      { ...highlight, locator: to.locator, end: to.end, text: 'Marked' },
    ])
    expect(reading.bookmarks(id)).toMatchObject([{ locator: aLocator(5) }])
  })

  it('keeps page maps by layout and forgets those not used for longest', () => {
    for (let n = 0; n < 30; n += 1) {
      const used = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
      reading.savePageMap(id, `layout-${n}`, { sections: [null] }, used)
    }

    expect(reading.pageMap(id, 'layout-0')).toBeNull()
    expect(reading.pageMap(id, 'layout-29')).toEqual({ sections: [null] })
    expect(db.prepare('SELECT count(*) AS n FROM page_maps').get()).toEqual({ n: 24 })
  })

  it('keeps the page map that was used last, to the hour', () => {
    const hour = (n: number) => new Date(Date.UTC(2026, 0, 1, n)).toISOString()
    const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
    reading.savePageMap(id, 'old', { sections: [null] }, minute(0))
    const usedAt = () => db.prepare(`SELECT used_at FROM page_maps`).get()

    reading.touchPageMap(id, 'old', minute(59))
    expect(usedAt()).toEqual({ used_at: minute(0) })
    reading.touchPageMap(id, 'old', hour(2))
    expect(usedAt()).toEqual({ used_at: hour(2) })
  })

  it('takes a row that it does not understand for none', () => {
    reading.savePosition(id, aLocator(1), at)
    db.prepare('UPDATE positions SET locator = ?').run('{"href":')

    expect(reading.position(id)).toBeNull()
  })

  it('has no place for what is not in the library', () => {
    expect(() => reading.savePosition(anId('other'), aLocator(), at)).toThrow(/FOREIGN KEY/)
  })

  it('keeps what is good of the wishes for a book that another version wrote', () => {
    publications.add(aStoredPublication())
    const insert = db.prepare('INSERT OR REPLACE INTO publication_preferences VALUES (?, ?, ?)')

    insert.run(id, '{"fontSize":4000,"margins":2,"unheardOf":1}', at)
    expect(reading.preferences(id)).toEqual({ margins: 2 })
    insert.run(id, 'no JSON', at)
    expect(reading.preferences(id)).toEqual({})
  })
})
