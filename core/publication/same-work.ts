import { comparableText } from '#core/anchoring/comparable'

/** `urn:isbn:978-0-14-044793-4` and `ISBN:9780140447934` are one. */
export const identifierKey = (identifier: string): string =>
  identifier
    .trim()
    .toLowerCase()
    .replace(/^urn:/, '')
    .replace(/^(?:isbn|uuid|doi)[:\s]+/, '')
    .replace(/[-\s]/g, '')

/** Where a subtitle begins, or what a shop adds in brackets. */
const subtitleStart = /(.)(?:[:;([].*|\s[-–—]\s.*)$/

/** Without a subtitle, or what a shop adds in brackets. */
export const titleKey = (title: string): string => lettersOf(title.replace(subtitleStart, '$1'))

/** `''` where there is none; what stands in brackets is said about an edition, and not part of a title. */
export function subtitleKey(title: string): string {
  const subtitle = title.slice(title.replace(subtitleStart, '$1').length)
  return lettersOf(subtitle.replace(/[([].*$/, ''))
}

const lettersOf = (text: string): string => comparableText(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Names differ in order and initials: one longer word in common will do. */
export function isByTheSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 0 || others.length === 0) return true
  const names = new Set(others.flatMap(namesIn))
  return some.flatMap(namesIn).some((name) => names.has(name))
}

const namesIn = (author: string): string[] =>
  author
    .split(/[\s.,;]+/)
    .map(comparableText)
    .filter((name) => name.length >= 3 || /\p{Script=Han}/u.test(name))
