import { encodePath } from '#core/content/href'
import type { XmlElement } from '#core/content/xml-tree'

import { mediaTypeOf } from '../media-types'
import { element, type Element } from '../office/element'

import { lengthOf } from './styles'

/** First characters of pictures that stand in the text itself, in Base64. */
const signatures: readonly (readonly [string, string])[] = [
  ['iVBOR', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lG', 'image/gif'],
  ['UklG', 'image/webp'],
  ['PHN2', 'image/svg+xml'],
  ['PD94', 'image/svg+xml'],
]

/** The picture of a frame: of several forms of it the first that can be shown. */
export function readPicture(frame: XmlElement): Element | undefined {
  const sources = frame.childrenNamed('image').flatMap((image) => sourceOf(image) ?? [])
  const src = sources.find((source) => isShown(source)) ?? sources[0]
  if (src === undefined) return undefined
  const width = ((lengthOf(frame.attribute('width')) ?? 0) * 96) / 72
  return element('img', {
    src,
    alt: frame.child('desc')?.text || frame.child('title')?.text || '',
    width: width >= 1 && width <= 10_000 ? String(Math.round(width)) : undefined,
  })
}

const isShown = (source: string): boolean =>
  source.startsWith('data:') || mediaTypeOf(source, undefined).startsWith('image/')

function sourceOf(image: XmlElement): string | undefined {
  const href = image.attribute('href')
  if (href !== undefined) {
    return /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : encodePath(href.replace(/^\.\//, ''))
  }
  const data = image.child('binary-data')?.rawText.replace(/\s+/g, '') ?? ''
  const type = signatures.find(([start]) => data.startsWith(start))?.[1]
  return type === undefined ? undefined : `data:${type};base64,${data}`
}
