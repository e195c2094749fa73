/** What an address in a document leads to, read as a browser reads it but inside the publication. */
export type Reference =
  /** A resource of the publication: decoded path from its root, decoded fragment. */
  | { readonly kind: 'internal'; readonly path: string; readonly fragment: string | undefined }
  /** `http:`, `https:` and `mailto:`. */
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'data'; readonly url: string; readonly mediaType: string }
  | { readonly kind: 'refused' }

const refused: Reference = { kind: 'refused' }

/**
 * Reads an address as it stands in a document. Backslashes count as slashes and tabs and line breaks
 * as nothing, as the URL standard has it, so that no scheme hides behind them.
 *
 * @param from path of the document, decoded, relative to the publication's root
 */
export function readReference(from: string, address: string): Reference {
  const value = address.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase()
  if (scheme === 'http' || scheme === 'https' || scheme === 'mailto') {
    return { kind: 'external', url: value }
  }
  if (scheme === 'data') {
    const mediaType = /^data:([^;,]*)/i.exec(value)?.[1] ?? ''
    return { kind: 'data', url: value, mediaType: mediaType.trim().toLowerCase() }
  }
  if (scheme) return refused
  const hash = value.indexOf('#')
  const fragment = hash < 0 ? undefined : decodePercent(value.slice(hash + 1))
  const address_ = (hash < 0 ? value : value.slice(0, hash)).replaceAll('\\', '/')
  if (address_.startsWith('//')) return refused
  const query = address_.indexOf('?')
  const path = decodePercent(query < 0 ? address_ : address_.slice(0, query))
  return { kind: 'internal', path: path === '' ? from : resolvePath(from, path), fragment }
}

/** `resolvePath('OEBPS/text/a.xhtml', '../b.css')` → `OEBPS/b.css`; `..` stops at the root. */
export function resolvePath(from: string, path: string): string {
  const segments = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}

/** A decoded path as it stands in an address. */
export const encodePath = (path: string): string => path.split('/').map(encodeSegment).join('/')

export const encodeFragment = (fragment: string): string => encodeSegment(fragment)

/** Undoes percent-encoding; text that is no valid encoding stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Key under which two spellings of one path meet: other case, other Unicode form. */
export const foldPath = (path: string): string => path.normalize('NFC').toLowerCase()

function encodeSegment(segment: string): string {
  if (/^[\w.~!*'()-]*$/.test(segment)) return segment
  // Half a surrogate pair has no encoding.
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD'))
}
