import type { XmlElement } from '#core/content/xml-tree'

import { pictureExtensions, pictureTypeOf } from '../picture-type'
import { decodeBase64 } from './base64'

/** A picture of the book, decoded when it is asked for. */
export interface Picture {
  readonly href: string
  readonly mediaType: string
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

export interface Pictures {
  readonly all: readonly Picture[]
  readonly cover: Picture | undefined
  /** The picture that an address in the text (`#cover.jpg`) names. */
  find(address: string | undefined): Picture | undefined
}

/** The `<binary>` elements that are pictures, whatever type they declare. */
export function findPictures(book: XmlElement): Pictures {
  const all: Picture[] = []
  const byId = new Map<string, Picture>()
  for (const binary of book.descendants('binary')) {
    const picture = toPicture(binary, all.length + 1)
    if (!picture) continue
    all.push(picture)
    const id = binary.attribute('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, picture)
  }
  const find = (address: string | undefined) => byId.get(address?.replace(/^#/, '') ?? '')
  const [named] = (book.descendants('coverpage')[0]?.descendants('image') ?? []).flatMap(
    (image) => find(image.attribute('href')) ?? [],
  )
  const [called] = [...byId].filter(([id]) => /^cover\b/i.test(id)).map(([, picture]) => picture)
  return { all, cover: named ?? called, find }
}

function toPicture(binary: XmlElement, number: number): Picture | undefined {
  const text = () => binary.rawText
  const mediaType = pictureTypeOf(decodeBase64(text(), 256))
  if (mediaType === undefined) return undefined
  const href = `pictures/${number}.${pictureExtensions[mediaType]}`
  return { href, mediaType, bytes: () => decodeBase64(text()) }
}
