import type { AutomaticPlace, Bookmark } from '#core/annotations'
import type { Locator } from '#core/publication/locator'
import type { Manifest } from '#core/publication/publication'

import type { ChapterStart } from '../../engine/chapter-pages'
import { words } from '../../words/words'

/** A place that what was typed may mean. */
export interface JumpTarget {
  readonly label: string
  /** What tells it from others of the same label. */
  readonly detail: string
  readonly to: { readonly page: number } | { readonly href: string } | Locator
}

/** What in the open publication can be named. */
export interface NamedPlaces {
  /** Pages of the present layout. */
  readonly total: number
  /** What the publisher calls pages. */
  readonly pageList: Manifest['pageList']
  readonly chapters: readonly ChapterStart[]
  readonly bookmarks: readonly Bookmark[]
  readonly automatic: readonly AutomaticPlace[]
  readonly pageOf: (locator: Locator) => number | null
}

const most = 8

/**
 * Places for what somebody types, the likeliest first: a page by the publisher's name for it, then by its
 * number; a share of the book; a chapter or a bookmark by a part of its name. For nothing, what Octavo
 * remembers by itself.
 */
export function jumpTargets(typed: string, places: NamedPlaces): JumpTarget[] {
  const wanted = comparable(typed)
  const automatic = places.automatic.map((place) => automaticTarget(place, places))
  if (wanted === '') return automatic
  const named = [
    ...automatic,
    ...places.bookmarks.map((bookmark) => bookmarkTarget(bookmark, places)),
    ...places.chapters.map(chapterTarget),
  ]
    .map((target) => ({ target, rank: rankOf(comparable(target.label), wanted) }))
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank)
    .map(({ target }) => target)
  return [...printPages(wanted, places), ...numbers(wanted, places), ...named].slice(0, most)
}

/** Whether what was typed can only be the number of a page. */
export const isPageNumber = (typed: string): boolean => /^[-−]?\d+$/.test(typed.trim())

const printPages = (wanted: string, { pageList }: NamedPlaces): JumpTarget[] =>
  pageList
    .filter(({ label }) => comparable(label) === wanted)
    .slice(0, 1)
    .map(({ label, href }) => ({
      label: capital(words.printPage(label)),
      detail: '',
      to: { href },
    }))

function numbers(wanted: string, { total }: NamedPlaces): JumpTarget[] {
  const [, number] = /^(?:p(?:age|\.)?\s*)?(\d{1,7})$/.exec(wanted) ?? []
  if (number !== undefined) {
    const page = Number(number)
    return page >= 1 && page <= total
      ? [{ label: words.pageNumber(page), detail: '', to: { page } }]
      : []
  }
  const [, share] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%$/.exec(wanted) ?? []
  const percent = Number(share?.replace(',', '.'))
  if (share === undefined || percent > 100) return []
  const page = Math.min(total, Math.floor((percent / 100) * total) + 1)
  return [{ label: words.percentOfBook(percent), detail: words.pageNumber(page), to: { page } }]
}

const chapterTarget = ({ label, page }: ChapterStart): JumpTarget => ({
  label,
  detail: words.pageNumber(page),
  to: { page },
})

function bookmarkTarget({ name, locator }: Bookmark, { pageOf }: NamedPlaces): JumpTarget {
  const page = pageOf(locator)
  return {
    label: name ?? beginningOf(locator),
    detail: [words.bookmark, ...(page === null ? [] : [words.pageNumber(page)])].join(' · '),
    to: locator,
  }
}

function automaticTarget({ kind, locator }: AutomaticPlace, { pageOf }: NamedPlaces): JumpTarget {
  const page = pageOf(locator)
  return {
    label: words.automaticPlaces[kind],
    detail: page === null ? (locator.title ?? '') : words.pageNumber(page),
    to: locator,
  }
}

const beginningOf = ({ text, title = '' }: Locator): string => {
  const line = (text?.highlight ?? '').replace(/\s+/g, ' ').trim()
  return line === '' ? title : line.slice(0, 60)
}

const none = 4

/** How well a name fits: wholly, from its start, from the start of a word, anywhere, or not. */
function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  const at = name.indexOf(wanted)
  if (at < 0) return none
  return name.includes(` ${wanted}`) ? 2 : 3
}

/** Case, accents and white space make no difference. */
const comparable = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
