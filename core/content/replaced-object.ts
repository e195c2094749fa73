import type { FlatAttributes } from './markup-reader'
import { attributeOf } from './style-collector'

/** The image that an `<object>` or `<embed>` shows, as an `<img>` would have it. */
export function imageOf(
  attributes: FlatAttributes,
): { readonly address: string; readonly attributes: FlatAttributes } | undefined {
  const value = (name: string) => attributeOf(attributes, name)
  const address = value('data') ?? value('src') ?? ''
  const isImage =
    value('type')?.startsWith('image/') || /\.(?:svg|png|jpe?g|gif|webp|avif)(?:#|$)/i.test(address)
  if (!isImage) return undefined
  const kept = ['src', address, 'alt', value('alt') ?? value('title') ?? '']
  for (const name of ['id', 'class', 'style', 'width', 'height']) {
    const text = value(name)
    if (text !== undefined) kept.push(name, text)
  }
  return { address, attributes: kept }
}
