import { decodeMarkup } from '#core/content/decode-markup'
import { prepareStyleSheet } from '#core/content/style-sheet'
import type { Neighbour, Resource } from '#core/formats/format'
import type { Link } from '#core/publication/publication'

import { mediaTypeOf } from '../media-types'

/** Files that a document names: in its archive, or beside it. */
export type FindFile = (path: string) => Promise<Neighbour | undefined>

export interface DocumentResource {
  readonly href: string
  readonly mediaType: string
  readonly byteLength: number
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

/** Of one document; a style sheet longer than this is not looked into for more. */
const most = 2_000
const longestSheet = 4_000_000

/** What a page shows or is set with; never another document. */
const isShown = (mediaType: string): boolean =>
  /^(?:image|audio|video|font)\/|^text\/css$/.test(mediaType)

/**
 * The files that a document names and that are there, and those that its style sheets name in turn.
 *
 * @param named paths from the root
 */
export async function findResources(
  named: ReadonlySet<string>,
  find: FindFile,
): Promise<Map<string, DocumentResource>> {
  const found = new Map<string, DocumentResource>()
  const wanted = new Set(named)
  // A set goes on to what is added while it is walked.
  for (const href of wanted) {
    const mediaType = mediaTypeOf(href, undefined)
    if (!isShown(mediaType)) continue
    if (found.size >= most) break
    const file = await find(href)
    if (!file) continue
    const { byteLength } = file
    found.set(href, { href, mediaType, byteLength, bytes: () => file.bytes() })
    if (mediaType !== 'text/css' || byteLength > longestSheet) continue
    const canonical = (path: string) => {
      wanted.add(path)
      return path
    }
    prepareStyleSheet(decodeMarkup(await file.bytes()), { href, base: '/', canonical })
  }
  return found
}

export const toLink = ({ href, mediaType, byteLength }: DocumentResource): Link => ({
  href,
  mediaType,
  byteLength,
})

export const readResource = async ({ mediaType, bytes }: DocumentResource): Promise<Resource> => ({
  mediaType,
  bytes: await bytes(),
})
