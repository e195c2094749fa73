import { ReaderError } from '#core/errors'
import type { OpenedPublication, Resource } from '#core/formats/format'
import type { Link } from '#core/publication/publication'
import { sectionLinks } from '#core/publication/text-view'

import { decodeMarkup } from './decode-markup'
import { foldPath } from './href'
import { prepareSection, type SectionContent } from './prepare-section'
import { prepareStyleSheet } from './style-sheet'

/** Serves a publication's content in the only form in which it is shown: sanitised. */
export interface SectionReader {
  /** A section with all its HTML. @throws {RangeError} for an index outside the reading order */
  content(index: number): Promise<SectionContent>
  /** Style sheets, images, fonts, media; `undefined` for markup and for what the manifest does not name. */
  resource(href: string): Promise<Resource | undefined>
}

/** Memory for prepared sections, in characters of their HTML. The one last asked for always stays. */
const cacheCharacters = 48_000_000

/** @param base path under which the publication is served: `/publications/<id>/` */
export function createSectionReader(opened: OpenedPublication, base: string): SectionReader {
  const { manifest, read } = opened
  const sections = sectionLinks(manifest)
  const links = new Map<string, Link>()
  const folded = new Map<string, string>()
  for (const link of [...manifest.readingOrder, ...manifest.resources]) {
    if (!links.has(link.href)) links.set(link.href, link)
    const key = foldPath(link.href)
    if (!folded.has(key)) folded.set(key, link.href)
  }
  const canonical = (path: string) =>
    links.has(path) ? path : (folded.get(foldPath(path)) ?? path)
  const cache = new SectionCache(cacheCharacters)

  const prepare = async (link: Link): Promise<SectionContent> => {
    const { href } = link
    // Of a page that is a picture nothing is to be read but the picture itself, by whoever shows it.
    if (isPicture(link.mediaType)) {
      return prepareSection({ href, markup: '', mediaType: link.mediaType, base, canonical })
    }
    const resource = await read(href)
    if (!resource) throw new ReaderError('publication/corrupted', `${href} is missing`)
    const { bytes: markup, mediaType } = resource
    const isPage = manifest.readingOrder.includes(link)
    const isOnePage = isPage && (link.layout ?? manifest.metadata.layout) === 'fixed'
    return prepareSection({ href, markup, mediaType, base, canonical, isOnePage })
  }

  const content = (index: number): Promise<SectionContent> => {
    const link = sections[index]
    if (!link) return Promise.reject(new RangeError(`no section ${index}`))
    return cache.get(link.href, () => prepare(link))
  }

  return {
    content,
    async resource(href) {
      const path = canonical(href)
      const link = links.get(path)
      if (!link || isMarkup(link.mediaType)) return undefined
      const resource = await read(path)
      if (!resource || !isStyleSheet(resource.mediaType)) return resource
      const css = prepareStyleSheet(decodeMarkup(resource.bytes), { href: path, base, canonical })
      return { bytes: new TextEncoder().encode(css), mediaType: 'text/css' }
    },
  }
}

/** What a browser would run as a document. Pictures drawn in SVG are shown as images only. */
const isMarkup = (mediaType: string): boolean =>
  /html|[/+]xml$|x-dtbncx|javascript|ecmascript|pdf/.test(mediaType) &&
  mediaType !== 'image/svg+xml'

const isPicture = (mediaType: string): boolean =>
  mediaType.startsWith('image/') && mediaType !== 'image/svg+xml'

const isStyleSheet = (mediaType: string): boolean => /^text\/(?:css|x-oeb1-css)/.test(mediaType)

/** Keeps what was used last, up to a size. */
class SectionCache {
  readonly #limit: number
  /** In order of last use. */
  readonly #entries = new Map<string, { content: Promise<SectionContent>; size: number }>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string, make: () => Promise<SectionContent>): Promise<SectionContent> {
    const known = this.#entries.get(key)
    const entry = known ?? { content: make(), size: 0 }
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    if (!known) {
      entry.content.then(
        ({ size }) => {
          entry.size = size
          this.#trim()
        },
        () => this.#entries.delete(key),
      )
    }
    return entry.content
  }

  #trim(): void {
    let total = 0
    for (const { size } of this.#entries.values()) total += size
    for (const [key, { size }] of this.#entries) {
      if (total <= this.#limit || this.#entries.size === 1) return
      this.#entries.delete(key)
      total -= size
    }
  }
}
