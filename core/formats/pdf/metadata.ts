import { readingProgressionOf } from '#core/formats/text/language'
import { readFileName } from '#core/formats/file-name'
import { toIdentifier } from '#core/publication/identifier'
import type { Contributor, Metadata } from '#core/publication/publication'

import { Xmp } from './xmp'

/** What a PDF says of itself, as pdf.js hands it on. */
export interface PdfFacts {
  readonly fileName: string
  /** The information dictionary. */
  readonly info: Readonly<Record<string, unknown>>
  /** The XMP packet, as it stands. */
  readonly xmp: string | undefined
  /** `R2L`: its pages are turned from left to right. */
  readonly direction: string | undefined
  /** `TwoPageRight`, … */
  readonly pageLayout: string | undefined
}

/** XMP first, which is the newer one, and then the information dictionary. */
export function toMetadata(facts: PdfFacts): Metadata {
  const { fileName, direction, pageLayout } = facts
  const info = (name: string) => textOf(facts.info[name])
  const xmp = new Xmp(facts.xmp ?? '')
  const named = readFileName(fileName.replace(/\.pdf$/i, ''))
  const title = [xmp.value('title'), info('Title')].find(isTitle)
  const authors = toAuthors(xmp.values('creator'), info('Author'))
  const language = toLanguage(info('Language') ?? xmp.value('language'))
  const description = xmp.value('description') ?? info('Subject')
  const subjects = toSubjects(xmp.values('subject'), info('Keywords'))
  const { series } = xmp
  const dates = [
    ['publication', xmp.value('date')] as const,
    ['creation', xmp.value('createdate') ?? info('CreationDate')] as const,
    ['modification', xmp.value('modifydate') ?? info('ModDate')] as const,
  ].flatMap(([event, written]) => {
    const value = toDate(written)
    return value === undefined ? [] : [{ event, value }]
  })
  const identifiers = [
    ['ISBN', xmp.value('isbn')] as const,
    ['DOI', xmp.value('doi')] as const,
    [undefined, xmp.value('identifier')] as const,
  ].flatMap(([scheme, value]) => (value === undefined ? [] : [toIdentifier(value, scheme)]))
  return {
    title: title ?? named.title,
    authors:
      authors.length === 0 && title === undefined && named.author !== undefined
        ? [{ name: named.author }]
        : authors,
    ...optional('language', language),
    ...optional('publisher', xmp.value('publisher')),
    ...optional(
      'published',
      toDate(xmp.value('date') ?? xmp.value('createdate') ?? info('CreationDate')),
    ),
    ...(dates.length > 0 && { dates }),
    ...optional('description', description === title ? undefined : description),
    ...optional('identifier', identifiers[0]?.value),
    ...(identifiers.length > 0 && { identifiers }),
    ...(subjects.length > 0 && { subjects }),
    ...(series && { series }),
    layout: 'fixed',
    ...(pageLayout?.startsWith('TwoPage') && { spread: 'both' }),
    readingProgression: direction === 'R2L' ? 'rtl' : readingProgressionOf(language),
  }
}

const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value ? { [key]: value } : {}) as Partial<Record<Key, string>>

/** One line, without what cannot be printed; `undefined` for what is no text or has nothing in it. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const plain = value.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\s]+/gu, ' ')
  return plain.trim() || undefined
}

/** Programs that write PDFs put the name of a file, or nothing that means anything, where a title belongs. */
const noTitle =
  /^(?:untitled.*|\(anonymous\)|microsoft (?:word|powerpoint) - .*|powerpoint presentation|slide 1|.*\.(?:docx?|dvi|eps|fm|indd|odt|pages|pdf|pmd|pptx?|ps|qxd|rtf|tex|txt|wpd))$/i

const isTitle = (text: string | undefined): text is string =>
  text !== undefined && !noTitle.test(text)

const noAuthor = /^(?:unknown|anonymous|\(?anonymous\)?|user|admin(?:istrator)?|owner|author)$/i

/** Several in one entry are parted by semicolons; by commas, where each of them is a whole name. */
function toAuthors(creators: readonly string[], author: string | undefined): Contributor[] {
  const written = creators.length > 0 ? creators : [author ?? '']
  const names = written.flatMap((text) => {
    if (text.includes(';')) return text.split(';')
    const parts = text.split(/, | & | and /)
    return parts.every((part) => /\S\s+\S/.test(part.trim())) ? parts : [text]
  })
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '')
  return [...new Set(trimmed)].filter((name) => !noAuthor.test(name)).map((name) => ({ name }))
}

function toSubjects(subjects: readonly string[], keywords: string | undefined): string[] {
  const words = subjects.length > 0 ? subjects : (keywords ?? '').split(/[;,]/)
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))]
}

/** A tag of the form that BCP 47 has; `undefined` for anything else. */
function toLanguage(written: string | undefined): string | undefined {
  const tag = written?.replaceAll('_', '-')
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined
}

/** `D:20240229120000+01'00'` and ISO 8601 alike, as far as the day. */
function toDate(written: string | undefined): string | undefined {
  const match = /^(?:D:)?(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?/.exec(written ?? '')
  if (!match || match[1] === '0000') return undefined
  return match.slice(1).filter(Boolean).join('-')
}
