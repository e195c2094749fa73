import { decodeMarkup } from '#core/content/decode-markup'
import { foldPath } from '#core/content/href'
import { parseXml, type XmlElement } from '#core/content/xml-tree'
import { ReaderError } from '#core/errors'
import type { Container, Format, OpenedPublication, Resource, Source } from '#core/formats/format'
import type { Link, Manifest } from '#core/publication/publication'

import { findCover } from './cover'
import { deobfuscateFont } from './font-obfuscation'
import { isStart } from '../guide'
import { findLanguage } from '../markup-language'
import { isMarkup, isReadable, isShowable } from '../media-types'
import { allIdentifiers, publicationIdentifier, publicationLanguage, toMetadata } from './metadata'
import { parseNav, parseNcx, type Navigation } from './navigation'
import { parsePackage, type PackageDocument, type PackageItem } from './package-document'
import { readProtection, type Protection } from './protection'
import { readRendition, type Rendition } from './rendition'
import { withOwnAddresses } from './repeated-items'

const mediaType = 'application/epub+zip'

/**
 * EPUB 2 and 3. As forgiving as a browser: a publication opens when one thing in its reading order can
 * be read, whatever else is missing or broken.
 */
export const epub: Format = {
  name: 'EPUB',
  mediaTypes: [mediaType],
  matches,

  async open(source) {
    const container = await source.container()
    const protection = await readProtection(container)
    const path = await findPackage(container)
    if (path === undefined) {
      throw failure('publication/corrupted', 'No package document', source)
    }
    const document = parsePackage(await readText(container, path), path, container)
    const rendition = await readRendition(document, container)
    const readingOrder = toReadingOrder(document, rendition, container)
    await refuseEncrypted(protection, readingOrder, container, source)
    if (readingOrder.length === 0) {
      throw failure('publication/corrupted', 'Nothing in the reading order can be read', source)
    }
    return toOpened({ source, container, protection, document, rendition, readingOrder })
  },
}

/** A ZIP that calls itself an EPUB in its first entry, has a container file, or at least the name. */
async function matches(source: Source): Promise<boolean> {
  const named = /\.(?:k?epub|epub3)$/i.test(source.fileName)
  const [p, k] = source.head
  if (p !== 0x50 || k !== 0x4b) return named
  const start = String.fromCharCode(...source.head.subarray(0, 100))
  if (named || start.includes(`mimetype${mediaType}`)) return true
  try {
    const container = await source.container()
    return container.byteLength('META-INF/container.xml') !== undefined
  } catch {
    return false
  }
}

interface Opening {
  readonly source: Source
  readonly container: Container
  readonly protection: Protection
  readonly document: PackageDocument
  readonly rendition: Rendition
  readonly readingOrder: Link[]
}

async function toOpened(opening: Opening): Promise<OpenedPublication> {
  const { source, container, protection, document, rendition } = opening
  const navigation = await readNavigation(container, document)
  const { readingOrder, files } = withOwnAddresses(opening.readingOrder)
  const listed = new Set(readingOrder.map(({ href }) => href))
  const others = new Map<string, Link>()
  for (const item of document.items) {
    if (!listed.has(item.href) && !others.has(item.href)) {
      others.set(item.href, toLink(item, container))
    }
  }
  const resources = [...others.values()]
  const cover = await findCover(document, container)
  const manifest: Manifest = {
    format: 'EPUB',
    mediaType,
    metadata: toMetadata(document, {
      rendition: rendition.metadata,
      fileName: source.fileName,
      languageOfText: await languageOfText(opening),
    }),
    readingOrder,
    resources,
    ...navigation,
    landmarks: navigation.landmarks.filter(
      ({ label, href }) => label !== '' && listed.has(href.split('#')[0]!),
    ),
    ...(cover !== undefined && { cover }),
  }
  const own = publicationIdentifier(document)
  const identifiers = [...(own === undefined ? [] : [own]), ...allIdentifiers(document)]
  const links = new Map([...resources, ...readingOrder].map((link) => [link.href, link]))
  const items = new Map(document.items.map((item) => [item.href, item]))

  return {
    manifest,
    packagePaths: packagePathsOf(document, readingOrder),
    async read(address): Promise<Resource | undefined> {
      const link = links.get(address)
      if (!link) return undefined
      // What no browser can show gives way to the publisher's replacement.
      const shown = findFallback(items.get(address), document, mayBeShown) ?? link
      const { href: name, mediaType: type } = listed.has(address) ? link : shown
      const href = files.get(name) ?? name
      if (protection.encrypted.has(href)) {
        throw encrypted(protection, source, `${href} is encrypted`)
      }
      const bytes = await container.read(href)
      if (!bytes) return undefined
      const obfuscation = protection.obfuscated.get(href)
      return {
        bytes: obfuscation ? deobfuscateFont(bytes, obfuscation, identifiers) : bytes,
        mediaType: type,
      }
    },
  }
}

/** The language by the documents themselves, where the package names none. */
async function languageOfText({
  container,
  document,
  protection,
  readingOrder,
}: Opening): Promise<string | undefined> {
  if (publicationLanguage(document) !== undefined) return undefined
  const texts = readingOrder.filter(
    ({ href, mediaType: type }) => isMarkup(type) && !protection.encrypted.has(href),
  )
  return findLanguage(texts, ({ href }) => readOrNothing(container, href))
}

/** The first package that the container file names and that is there, else the topmost `.opf`. */
async function findPackage(container: Container): Promise<string | undefined> {
  const actual = new Map(container.paths.map((path) => [foldPath(path), path]))
  const bytes = await container.read('META-INF/container.xml')
  const named = bytes ? parseXml(decodeMarkup(bytes)).descendants('rootfile') : []
  const pathOf = (element: XmlElement | undefined) =>
    element && actual.get(foldPath(clean(element.attribute('full-path'))))
  const there = named.filter((element) => pathOf(element) !== undefined)
  // Another rendition may come first: a PDF.
  const first = there.find(
    (element) =>
      element.attribute('media-type')?.includes('oebps-package') ||
      /\.opf$/i.test(pathOf(element) ?? ''),
  )
  const depth = (path: string) => path.split('/').length
  const [topmost] = container.paths
    .filter((path) => /\.opf$/i.test(path) && !path.startsWith('__MACOSX/'))
    .sort((a, b) => depth(a) - depth(b))
  return pathOf(first) ?? topmost ?? pathOf(there[0])
}

const clean = (path: string | undefined): string => (path ?? '').replace(/^\.?\/+/, '')

async function readText(container: Container, path: string): Promise<string> {
  return decodeMarkup((await container.read(path)) ?? new Uint8Array())
}

/** The spine; where there is none, the documents of the manifest as listed. */
function toReadingOrder(
  document: PackageDocument,
  rendition: Rendition,
  container: Container,
): Link[] {
  // A book with nothing in the linear order would have no pages.
  const hasLinear = document.spine.some(({ item, linear }) => linear && toReadable(item, document))
  const spine = document.spine.flatMap(({ item, linear, properties }) => {
    const readable = toReadable(item, document)
    if (!readable) return []
    const link = { ...toLink(readable, container, properties), ...rendition.ofItem(properties) }
    return [hasLinear && !linear ? { ...link, linear: false } : link]
  })
  if (spine.length > 0) return spine
  return document.items
    .filter((item) => /html/.test(item.mediaType) && !item.properties.includes('nav'))
    .map((item) => toLink(item, container))
}

/** Of what is read as the spine names it: a fallback has another text than the item that it stands for. */
function packagePathsOf(
  document: PackageDocument,
  readingOrder: readonly Link[],
): ReadonlyMap<string, string> {
  const read = document.spine.flatMap(({ item, cfi }) => {
    const readable = toReadable(item, document)
    return readable ? [readable.href === item.href ? cfi : undefined] : []
  })
  return new Map(
    readingOrder.flatMap(({ href }, index) => {
      const cfi = read[index]
      return cfi === undefined ? [] : [[href, cfi] as const]
    }),
  )
}

/** The item itself, or the first of its fallbacks, that can be shown as a page. */
function toReadable(item: PackageItem, document: PackageDocument): PackageItem | undefined {
  const found = findFallback(item, document, mayBeRead)
  if (found) return found
  return /\.x?html?$/i.test(item.href) ? { ...item, mediaType: 'application/xhtml+xml' } : undefined
}

/** The item itself or the first of its fallbacks that will do; of several, one that needs no script. */
function findFallback(
  item: PackageItem | undefined,
  document: PackageDocument,
  willDo: (item: PackageItem) => boolean,
): PackageItem | undefined {
  const seen = new Set<PackageItem>()
  let candidate = item
  while (candidate && !seen.has(candidate)) {
    seen.add(candidate)
    candidate = candidate.fallback === undefined ? undefined : document.itemById(candidate.fallback)
  }
  const willDos = [...seen].filter(willDo)
  return willDos.find(({ properties }) => !properties.includes('scripted')) ?? willDos[0]
}

const mayBeRead = ({ mediaType }: PackageItem): boolean => isReadable(mediaType)
const mayBeShown = ({ mediaType }: PackageItem): boolean => isShowable(mediaType)

function toLink(item: PackageItem, container: Container, more: readonly string[] = []): Link {
  const byteLength = container.byteLength(item.href)
  const properties = [...item.properties, ...more]
  return {
    href: item.href,
    mediaType: item.mediaType,
    ...(byteLength !== undefined && { byteLength }),
    ...(properties.length > 0 && { properties }),
  }
}

async function readNavigation(
  container: Container,
  document: PackageDocument,
): Promise<Navigation> {
  const nav = document.items.find(({ properties }) => properties.includes('nav'))
  const ncx =
    (document.ncxId === undefined ? undefined : document.itemById(document.ncxId)) ??
    document.items.find((item) => item.mediaType === 'application/x-dtbncx+xml')
  const fromNav = nav && parseNav(await readOrNothing(container, nav.href), nav.href, document)
  const fromNcx =
    ncx && !(fromNav && fromNav.toc.length > 0)
      ? parseNcx(await readOrNothing(container, ncx.href), ncx.href, document)
      : undefined
  const guide = document.guide.filter(({ type }) => type !== '')
  const start = startIn(fromNav?.landmarks) ?? startIn(guide)
  return {
    toc: fromNav?.toc.length ? fromNav.toc : (fromNcx?.toc ?? []),
    landmarks: fromNav?.landmarks.length ? fromNav.landmarks : guide,
    pageList: fromNav?.pageList.length ? fromNav.pageList : (fromNcx?.pageList ?? []),
    ...(start !== undefined && { start }),
  }
}

const startIn = (landmarks: Manifest['landmarks'] = []): string | undefined =>
  landmarks.find(({ type }) => type === 'bodymatter' || isStart(type))?.href

/** A damaged table of contents is no reason not to read. */
async function readOrNothing(container: Container, path: string): Promise<string> {
  try {
    return await readText(container, path)
  } catch {
    return ''
  }
}

/** Some files only say that they are encrypted: what begins like markup can be read. */
async function refuseEncrypted(
  protection: Protection,
  readingOrder: readonly Link[],
  container: Container,
  source: Source,
): Promise<void> {
  for (const { href, mediaType } of readingOrder) {
    if (!protection.encrypted.has(href)) continue
    const start = isMarkup(mediaType) ? (await container.read(href))?.subarray(0, 200) : undefined
    if (!start || !/^\s*</.test(decodeMarkup(start))) {
      throw encrypted(protection, source, `${href} is encrypted`)
    }
    protection.encrypted.delete(href)
  }
}

const encrypted = ({ scheme }: Protection, { fileName }: Source, message: string) =>
  new ReaderError('publication/encrypted', message, {
    details: { fileName, ...(scheme !== undefined && { scheme }) },
  })

const failure = (code: 'publication/corrupted', message: string, { fileName }: Source) =>
  new ReaderError(code, message, { details: { fileName } })
