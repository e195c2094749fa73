import type { XmlElement } from '#core/content/xml-tree'
import { ReaderError } from '#core/errors'
import type { Container, Format, OpenedPublication, Resource, Source } from '#core/formats/format'
import type { Link, Manifest } from '#core/publication/publication'

import { findLanguage } from '../markup-language'

import { decodeFb2 } from './decode-fb2'
import { declaredLanguage, toMetadata } from './metadata'
import type { Part } from './part'
import { findPictures, type Picture } from './pictures'
import { planBook, type Plan } from './plan'
import { readFb2 } from './read-fb2'
import { renderPart } from './render'

/**
 * FictionBook 2, also in a ZIP. The whole book is one XML file: it becomes as many sections as it has
 * chapters, each written as XHTML when it is asked for.
 */
export const fb2: Format = {
  name: 'FictionBook',
  mediaTypes: ['application/x-fictionbook+xml', 'application/x-zip-compressed-fb2'],
  matches,

  async open(source) {
    const packed = isZip(source)
    const book = readFb2(await decodeFb2(await readBook(source, packed)))
    const bodies = book.descendants('body')
    const plan = planBook(bodies)
    if (plan.parts.length === 0) {
      throw new ReaderError('publication/corrupted', 'No text in the book', {
        details: { fileName: source.fileName },
      })
    }
    return toOpened(source, book, packed, plan)
  },
}

const xmlType = 'application/xhtml+xml'

async function toOpened(
  { fileName }: Source,
  book: XmlElement,
  packed: boolean,
  plan: Plan,
): Promise<OpenedPublication> {
  const pictures = findPictures(book)
  const { addresses } = plan
  const plain = { addresses, pictures, title: '', language: undefined }
  const language =
    declaredLanguage(book) ??
    (await findLanguage(
      plan.parts.filter(({ kind }) => kind === 'text'),
      (part) => renderPart(part, plain),
    ))
  const metadata = toMetadata(book, fileName, language)
  const cover = pictures.cover?.href
  const start = plan.parts.find(({ kind }) => kind === 'text') ?? plan.parts[0]!
  const manifest: Manifest = {
    format: fb2.name,
    mediaType: fb2.mediaTypes[packed ? 1 : 0]!,
    metadata,
    readingOrder: plan.parts.map(toLink),
    resources: pictures.all.map(({ href, mediaType }) => ({ href, mediaType })),
    toc: plan.toc,
    landmarks: [{ type: 'bodymatter', label: metadata.title, href: start.href }],
    pageList: [],
    ...(cover !== undefined && { cover }),
  }
  const parts = new Map(plan.parts.map((part) => [part.href, part]))
  const byHref = new Map(pictures.all.map((picture) => [picture.href, picture]))
  const rendering = { addresses, pictures, title: metadata.title, language }

  return {
    manifest,
    async read(href): Promise<Resource | undefined> {
      const part = parts.get(href)
      if (part) {
        const bytes = new TextEncoder().encode(renderPart(part, rendering))
        return { bytes, mediaType: xmlType }
      }
      return toResource(byHref.get(href))
    },
  }
}

const toResource = (picture: Picture | undefined): Resource | undefined =>
  picture && { bytes: picture.bytes(), mediaType: picture.mediaType }

const toLink = ({ href, title, length }: Part): Link => ({
  href,
  mediaType: xmlType,
  byteLength: length,
  ...(title !== undefined && { title }),
})

const isZip = ({ head: [p, k] }: Source): boolean => p === 0x50 && k === 0x4b

/** A root element of that name in any encoding, a ZIP with one such book in it, or only the name. */
async function matches(source: Source): Promise<boolean> {
  if (!isZip(source)) return hasRoot(source.head) || /\.fb2$/i.test(source.fileName)
  if (/\.(?:fb2(?:\.zip)?|fbz)$/i.test(source.fileName)) return true
  try {
    const container = await source.container()
    const isEpub = container.byteLength('META-INF/container.xml') !== undefined
    return !isEpub && booksIn(container).length === 1
  } catch {
    return false
  }
}

/** Nothing but declarations and comments may stand before the root element. */
function hasRoot(head: Uint8Array): boolean {
  // Without its zeros UTF-16 is ASCII, as far as names of elements go.
  const start = String.fromCharCode(...head).replaceAll('\0', '')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:[?!]|[\w-]*:?FictionBook[\s>])/i.test(start)
    ? /<(?:[\w-]+:)?FictionBook[\s>]/i.test(start)
    : false
}

const booksIn = ({ paths }: Container): string[] =>
  paths.filter((path) => /\.fb2$/i.test(path) && !path.startsWith('__MACOSX/'))

async function readBook(source: Source, packed: boolean): Promise<Uint8Array> {
  if (!packed) return source.bytes()
  const container = await source.container()
  const path = booksIn(container)[0] ?? container.paths[0]
  return (path === undefined ? undefined : await container.read(path)) ?? new Uint8Array()
}
