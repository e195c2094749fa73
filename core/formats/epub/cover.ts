import { decodeMarkup } from '#core/content/decode-markup'
import { parseXml } from '#core/content/xml-tree'
import type { Container } from '#core/formats/format'

import { isImage, isMarkup } from '../media-types'
import { legacyCoverId } from './metadata'
import type { PackageDocument } from './package-document'

/** The cover image by property, by EPUB 2's `meta`, or as the picture on the page the guide names. */
export async function findCover(
  document: PackageDocument,
  container: Container,
): Promise<string | undefined> {
  const byProperty = document.items.find(({ properties }) => properties.includes('cover-image'))
  if (byProperty && isImage(byProperty.mediaType)) return byProperty.href

  const named = legacyCoverId(document)
  const byName =
    named === undefined
      ? undefined
      : (document.itemById(named) ??
        document.items.find(({ href }) => href === document.resolve(document.path, named)?.path))
  if (byName && isImage(byName.mediaType)) return byName.href

  const guided = document.guide.find(({ type }) => type === 'cover')?.href.split('#')[0]
  const page = document.items.find(({ href }) => href === (byName?.href ?? guided))
  if (page && isImage(page.mediaType)) return page.href
  if (page && isMarkup(page.mediaType)) {
    const pictured = await firstImage(page.href, document, container)
    if (pictured !== undefined) return pictured
  }
  return document.items.find(
    ({ id, mediaType }) => /^cover(?:-?image)?$/i.test(id) && isImage(mediaType),
  )?.href
}

async function firstImage(
  path: string,
  document: PackageDocument,
  container: Container,
): Promise<string | undefined> {
  try {
    const bytes = await container.read(path)
    if (!bytes || bytes.length > 1_000_000) return undefined
    const root = parseXml(decodeMarkup(bytes))
    const image = root.descendants('img')[0] ?? root.descendants('image')[0]
    const address = image?.attribute('src') ?? image?.attribute('href')
    const target = address === undefined ? undefined : document.resolve(path, address)?.path
    return document.items.find((item) => item.href === target && isImage(item.mediaType))?.href
  } catch {
    return undefined
  }
}
