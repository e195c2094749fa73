import type { WrittenId } from '#core/content/block-tree'
import { houseClasses } from '#core/content/house-classes'
import { decodePercent } from '#core/content/href'
import { readDocument } from '#core/content/prepare-section'
import type { SectionDocument } from '#core/content/section-document'
import { ReaderError } from '#core/errors'
import type { OpenedPublication, Resource, Source } from '#core/formats/format'
import type { Link, Manifest } from '#core/publication/publication'

import { toContents } from './contents'
import { between, cutAtHeadings } from './cut-document'
import { findHeadings, type Heading } from './headings'
import { toMetadata, type KnownMetadata } from './metadata'
import { dealNotes, splitNotes } from './notes'
import { isBare, plainText } from './plain-text'
import { findResources, readResource, toLink, type FindFile } from './resources'
import { writeSection } from './write-section'

/** A file that is one long document, as its format has written it down. */
export interface LongDocument {
  /** What people call its format, and the type of its file. */
  readonly format: string
  readonly mediaType: string
  /** XHTML or HTML; it need not be safe. */
  readonly markup: string
  readonly markupType: 'application/xhtml+xml' | 'text/html'
  /** Where the document stands among the files it names, and how it names itself. */
  readonly href: string
  /** The files that it holds; without this they lie beside it. */
  readonly find?: FindFile
  readonly metadata: KnownMetadata
  /** Declared as programs do by themselves: English may be no more than the language of the program. */
  readonly presumedLanguage?: string | undefined
  /** Path of a cover image. */
  readonly cover?: string | undefined
}

/**
 * Makes a publication of one long document: its markup is made safe once, cut where chapters begin, and
 * its headings become the contents. Addresses are absolute from then on, so that the chapters can stand
 * anywhere.
 *
 * @throws {ReaderError} `publication/empty` where there is nothing to be seen
 */
export async function openDocument(
  source: Source,
  document: LongDocument,
): Promise<OpenedPublication> {
  const { href, markup, markupType } = document
  const named = new Set(document.cover === undefined ? [] : [document.cover])
  const canonical = (path: string) => {
    named.add(path)
    return path
  }
  const written = readDocument({ markup, mediaType: markupType, href, base: '/', canonical })
  if (isBare(written.html, 0, written.html.length)) {
    throw new ReaderError('publication/empty', 'Nothing to be shown in the document', {
      details: { fileName: source.fileName },
    })
  }
  const find = document.find ?? (async (path: string) => source.beside?.(path))
  const resources = await findResources(named, find)
  const { chapters, headings, addressOf } = toChapters(written, href, new Set(resources.keys()))
  const metadata = await toMetadata(source.fileName, document.metadata, {
    headings,
    language: written.facts.language,
    presumedLanguage: document.presumedLanguage,
    direction: written.facts.direction,
    html: written.html,
  })
  const cover = document.cover !== undefined && resources.has(document.cover)
  const manifest: Manifest = {
    format: document.format,
    mediaType: document.mediaType,
    metadata,
    readingOrder: chapters.map(({ link }) => link),
    resources: [...resources.values()].map(toLink),
    toc: toContents(headings, addressOf),
    landmarks: [],
    pageList: [],
    ...(cover && { cover: document.cover }),
  }
  const byHref = new Map(chapters.map(({ link, html }) => [link.href, html]))
  const page = {
    facts: {
      direction: metadata.readingProgression,
      ...written.facts,
      language: metadata.language,
    },
    title: metadata.title,
    stylesheets: written.stylesheets.filter(
      (sheet) => 'css' in sheet || resources.has(decodePercent(sheet.href.slice(1))),
    ),
  }
  return {
    manifest,
    ...(!document.find && { beside: [...resources.keys()] }),
    async read(address): Promise<Resource | undefined> {
      const html = byHref.get(address)
      if (html !== undefined) {
        const bytes = new TextEncoder().encode(writeSection(html, page))
        return { bytes, mediaType: contentType }
      }
      const resource = resources.get(address)
      return resource && readResource(resource)
    },
  }
}

const contentType = 'text/html'

interface Chapter {
  readonly link: Link
  readonly html: string
}

interface Chapters {
  readonly chapters: readonly Chapter[]
  readonly headings: readonly Heading[]
  readonly addressOf: (heading: Heading) => string
}

function toChapters(
  document: SectionDocument,
  self: string,
  resources: ReadonlySet<string>,
): Chapters {
  const { html, ids } = document
  const notes = splitNotes(document)
  const headings = findHeadings(html, new Set(ids.map(({ id }) => id))).filter(
    ({ at }) => at < notes.end,
  )
  const starts = cutAtHeadings(document, headings, notes.end)
  const raw = starts.map((start, index) =>
    between(html, start, starts[index + 1] ?? { at: notes.end, wrappers: [] }),
  )
  const dealt = dealNotes(raw, notes, (piece) => targetsIn(piece, self))

  const chapterAt = (at: number) => starts.findLastIndex((start) => start.at <= at)
  const chapterOfId = placeIds(ids, headings, chapterAt, notes.end)
  dealt.forEach((own, chapter) => own.forEach((id) => chapterOfId.set(id, chapter)))

  const ownHeadings = headings.values()
  const chapters = raw.map((piece, index) => {
    const own = dealt[index]!.map((id) => notes.byId.get(id)!)
    const whole =
      own.length === 0
        ? piece
        : `${piece}<section class="${houseClasses.notes}">${own.join('')}</section>`
    const mended = mend(whole, { self, resources, chapterOfId, headings: ownHeadings })
    const title = headings.find(({ at, label }) => chapterAt(at) === index && label !== '')?.label
    return {
      html: mended,
      link: {
        href: hrefOf(index),
        mediaType: contentType,
        byteLength: mended.length,
        ...(title !== undefined && { title }),
      },
    }
  })
  return {
    chapters,
    headings,
    addressOf({ at, id }) {
      const chapter = chapterAt(at)
      const isFirst = isBare(html, starts[chapter]!.at, at)
      return isFirst ? hrefOf(chapter) : `${hrefOf(chapter)}#${id}`
    },
  }
}

/** As plain text names its sections: Markdown that was read as such before keeps its places, about. */
const hrefOf = (chapter: number): string => `section-${String(chapter + 1).padStart(4, '0')}.xhtml`

/** In which chapter each id is; of two that are the same the first counts. */
function placeIds(
  ids: readonly WrittenId[],
  headings: readonly Heading[],
  chapterAt: (at: number) => number,
  end: number,
): Map<string, number> {
  const places = new Map<string, number>()
  for (const { id, at } of [...ids, ...headings]) {
    if (at < end && !places.has(id)) places.set(id, chapterAt(at))
  }
  return places
}

const startTag = /<[a-z][^>]*>/gi
const address = / (href|src|poster)="\/([^"#]*)(?:#([^"]*))?"/g
const sourceSet = / srcset="([^"]*)"/g

/** Ids of the document itself to which links in a piece of its HTML lead. */
function targetsIn(html: string, self: string): string[] {
  const targets: string[] = []
  for (const [tag] of html.matchAll(startTag)) {
    if (!tag.startsWith('<a ')) continue
    for (const [, , path = '', fragment] of tag.matchAll(address)) {
      if (fragment !== undefined && readAddress(path) === self) targets.push(readAddress(fragment))
    }
  }
  return targets
}

interface Mending {
  readonly self: string
  readonly resources: ReadonlySet<string>
  readonly chapterOfId: ReadonlyMap<string, number>
  /** Those of the document from this piece on. */
  readonly headings: Iterator<Heading>
}

/** Leads links into the chapters, names headings, and puts words in the place of pictures that are not there. */
function mend(html: string, { self, resources, chapterOfId, headings }: Mending): string {
  return html.replace(startTag, (tag) => {
    if (/^<h[1-6][ >]/.test(tag)) {
      const heading = headings.next().value as Heading | undefined
      return heading?.hasId === false ? `${tag.slice(0, 3)} id="${heading.id}"${tag.slice(3)}` : tag
    }
    const mended = tag.includes('="/')
      ? tag.replace(address, toAddress).replace(sourceSet, toSet)
      : tag
    return mended.startsWith('<img') && !/ src(?:set)?="/.test(mended) ? wordsFor(mended) : mended
  })

  function toAddress(whole: string, name: string, path: string, fragment?: string): string {
    const target = readAddress(path)
    if (name === 'href' && target === self) {
      const chapter = fragment === undefined ? 0 : (chapterOfId.get(readAddress(fragment)) ?? 0)
      return ` href="/${hrefOf(chapter)}${fragment === undefined ? '' : `#${fragment}`}"`
    }
    return name === 'href' || resources.has(target) ? whole : ''
  }

  function toSet(_whole: string, candidates: string): string {
    const kept = candidates.split(', ').filter((candidate) => {
      const [written = ''] = candidate.split(' ')
      return resources.has(readAddress(written.slice(1)))
    })
    return kept.length === 0 ? '' : ` srcset="${kept.join(', ')}"`
  }
}

function wordsFor(picture: string): string {
  const [, words = ''] = / alt="([^"]*)"/.exec(picture) ?? []
  return words.trim() === '' ? '' : `<span class="${houseClasses.missing}">${words}</span>`
}

const readAddress = (written: string): string => decodePercent(plainText(written))
