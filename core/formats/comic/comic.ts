import { ReaderError } from '#core/errors'
import { archiveTypeOf, type ArchiveType } from '#core/formats/archive-type'
import type { Container, Format, OpenedPublication, Source } from '#core/formats/format'
import type { Link, Manifest, TocEntry } from '#core/publication/publication'

import { parseComicInfo, type ComicInfo, type ComicPage } from './comic-info'
import { comparePaths, contentsOf, isBesidePages, isLeftOver, pictureTypeOf } from './page-names'
import { readPicture, type PictureHead } from './picture'

const mediaTypes: Readonly<Record<ArchiveType, string>> = {
  zip: 'application/vnd.comicbook+zip',
  rar: 'application/vnd.comicbook-rar',
  '7z': 'application/x-cb7',
  tar: 'application/x-cbt',
}

/**
 * A comic: pictures in an archive or a folder, and nothing that says their order but their names.
 * `ComicInfo.xml`, where there is one, describes them.
 */
export const comic: Format = {
  name: 'Comic',
  mediaTypes: Object.values(mediaTypes),
  matches,

  async open(source) {
    const { fileName } = source
    const container = await source.container()
    const pictures = container.paths.filter(pictureTypeOf).toSorted(comparePaths)
    if (pictures.length === 0) {
      throw new ReaderError('publication/no-pages', 'No pictures in it', { details: { fileName } })
    }
    const info = await readInfo(container)
    const pages = await toPages(container, pictures, info)
    if (pages.every(({ mediaType }) => mediaType === 'image/jxl')) {
      throw new ReaderError('publication/unsupported-format', 'All pictures are JPEG XL', {
        details: { fileName, pictures: 'JPEG XL' },
      })
    }
    return toOpened(source, container, { pages, info, pictures })
  },
}

/** A file that calls itself a comic, or an archive or a folder with nothing but pictures. */
async function matches(source: Source): Promise<boolean> {
  if (/\.cb[zr7t]$/i.test(source.fileName)) return true
  const type = source.isFolder ? 'folder' : archiveTypeOf(source.head)
  if (!type) return false
  try {
    const paths = (await source.container()).paths.filter((path) => !isLeftOver(path))
    return (
      paths.some(pictureTypeOf) &&
      paths.every((path) => pictureTypeOf(path) !== undefined || isBesidePages(path))
    )
  } catch (error) {
    // No other kind of book comes in these, so that it may say what is the matter.
    const isComicOnly = type === 'rar' || type === '7z'
    return isComicOnly && error instanceof ReaderError && error.code === 'publication/encrypted'
  }
}

interface Described {
  readonly pages: readonly Link[]
  readonly info: ComicInfo
  /** Paths of all pictures in natural order, which is how {@link ComicPage} counts them. */
  readonly pictures: readonly string[]
}

function toOpened(source: Source, container: Container, described: Described): OpenedPublication {
  const { pages, info, pictures } = described
  const hrefs = new Set(pages.map(({ href }) => href))
  const coverPage = info.pages.find(({ type }) => type === 'FrontCover')
  const cover = coverPage && pictures[coverPage.image]
  const manifest: Manifest = {
    format: comic.name,
    mediaType: mediaTypes[archiveTypeOf(source.head) ?? 'zip'],
    metadata: {
      title: source.fileName.replace(/\.cb[zr7t]$|\.(?:zip|rar|7z|tar)$/i, ''),
      authors: [],
      layout: 'fixed',
      readingProgression: 'ltr',
      ...(isStrip(pages) && { flow: 'scrolled' }),
      ...info.metadata,
    },
    readingOrder: [...pages],
    resources: [],
    toc: toContents(described),
    landmarks: [],
    pageList: [],
    cover: cover !== undefined && hrefs.has(cover) ? cover : pages[0]!.href,
  }
  return {
    manifest,
    async read(href) {
      const bytes = hrefs.has(href) ? await container.read(href) : undefined
      if (!bytes) return undefined
      return { bytes, mediaType: readPicture(bytes)?.mediaType ?? 'application/octet-stream' }
    },
  }
}

/** A damaged description is no reason not to read. */
async function readInfo(container: Container): Promise<ComicInfo> {
  const [path] = container.paths
    .filter((path) => /(?:^|\/)ComicInfo\.xml$/i.test(path) && !isLeftOver(path))
    .toSorted((a, b) => a.length - b.length)
  const nothing: ComicInfo = { metadata: {}, pages: [] }
  try {
    const bytes = path === undefined ? undefined : await container.read(path)
    return bytes ? parseComicInfo(bytes) : nothing
  } catch {
    return nothing
  }
}

/** So many pictures are looked into at once. */
const atOnce = 16

async function toPages(
  container: Container,
  pictures: readonly string[],
  info: ComicInfo,
): Promise<Link[]> {
  const described = new Map<number, ComicPage>(info.pages.map((page) => [page.image, page]))
  const isDeleted = (index: number) => described.get(index)?.type === 'Deleted'
  const kept = [...pictures.entries()].filter(([index]) => !isDeleted(index))
  const pages: Link[] = []
  for (let from = 0; from < kept.length; from += atOnce) {
    const some = kept.slice(from, from + atOnce).map(async ([index, href]): Promise<Link> => {
      const head = await readHead(container, href)
      const byteLength = container.byteLength(href)
      return {
        href,
        mediaType: head?.mediaType ?? pictureTypeOf(href)!,
        ...(byteLength !== undefined && { byteLength }),
        ...(head?.width !== undefined && { width: head.width }),
        ...(head?.height !== undefined && { height: head.height }),
        ...(described.get(index)?.isDouble && { spread: 'alone' }),
      }
    })
    pages.push(...(await Promise.all(some)))
  }
  return pages
}

/** The frame header stands within the first, unless a camera or a studio wrote much before it. */
const headLengths = [4_096, 65_536]

/**
 * Type and size, where the container reads the start of an entry without the rest.
 *
 * @throws {ReaderError} `publication/encrypted`; what is damaged is told of when somebody turns to it
 */
async function readHead(container: Container, path: string): Promise<PictureHead | undefined> {
  let head: PictureHead | undefined
  try {
    for (const length of headLengths) {
      const bytes = await container.readStart?.(path, length)
      head = bytes && readPicture(bytes)
      if (!head || head.width !== undefined || bytes!.length < length) break
    }
  } catch (error) {
    if (error instanceof ReaderError && error.code === 'publication/encrypted') throw error
  }
  return head
}

/** Pages at least twice as high as wide are pieces of one long strip. */
function isStrip(pages: readonly Link[]): boolean {
  const shapes = pages
    .flatMap(({ width, height }) => (width && height ? [height / width] : []))
    .toSorted((a, b) => a - b)
  return (shapes[Math.floor(shapes.length / 2)] ?? 0) >= 2
}

/** The folders; or else the pages that somebody gave a name. */
function toContents({ pages, info, pictures }: Described): TocEntry[] {
  const hrefs = pages.map(({ href }) => href)
  const folders = contentsOf(hrefs)
  if (folders.length > 0) return folders
  return info.pages
    .toSorted((a, b) => a.image - b.image)
    .flatMap(({ image, bookmark }) => {
      const href = pictures[image]
      return bookmark === undefined || href === undefined || !hrefs.includes(href)
        ? []
        : [{ label: bookmark, href, children: [] }]
    })
}
