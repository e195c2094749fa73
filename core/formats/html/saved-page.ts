import { decodeMarkup } from '#core/content/decode-markup'
import type { Neighbour } from '#core/formats/format'

import { toBinaryString } from '../binary-string'
import { escapeAttribute } from '../escape-xml'

import { readMimeParts, type MimePart } from './mime'

/** A page and all that belongs to it in one file (MHTML), as if the rest lay beside it. */
export interface SavedPage {
  readonly markup: Uint8Array
  readonly find: (path: string) => Neighbour | undefined
}

/** Lines of headers, among them one that says that parts follow which belong together. */
export const isSavedPage = (head: Uint8Array): boolean => {
  const start = String.fromCharCode(...head)
  return /^[\w-]+:\s/.test(start) && /^content-type:\s*multipart\/related\b/im.test(start)
}

/**
 * Reads a page that a browser has saved in one file. Its addresses are those of the web: the ones of parts
 * that are in the file become paths.
 *
 * @param href under which the page itself is known
 * @returns `undefined` where there is no page in it
 */
export function readSavedPage(bytes: Uint8Array, href: string): SavedPage | undefined {
  const parts = readMimeParts(toBinaryString(bytes))
  const page = parts.find(({ type }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type))
  if (!page) return undefined
  const paths = new Map<MimePart, string>([[page, href]])
  for (const [index, part] of parts.entries()) {
    const ending = endings[part.type]
    if (ending !== undefined) paths.set(part, `part-${index + 1}.${ending}`)
  }
  const byAddress = new Map<string, string>()
  for (const [part, path] of paths) {
    for (const address of addressesOf(part)) byAddress.set(address, path)
  }
  const toPath = (part: MimePart) => (address: string) => {
    const [whole = '', fragment] = address.split('#')
    const path = byAddress.get(whole) ?? byAddress.get(absolute(whole, part))
    if (path === undefined || whole === '') return undefined
    return fragment === undefined ? path : `${path}#${fragment}`
  }
  const byPath = new Map([...paths].map(([part, path]) => [path, part]))
  return {
    markup: new TextEncoder().encode(`\ufeff${localise(textOf(page), toPath(page))}`),
    find(path) {
      const part = path === href ? undefined : byPath.get(path)
      if (!part) return undefined
      const content =
        part.type === 'text/css'
          ? new TextEncoder().encode(localiseStyle(textOf(part), toPath(part)))
          : part.bytes()
      return { byteLength: content.length, bytes: async () => content }
    },
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'text/css': 'css',
  'font/woff': 'woff',
  'font/woff2': 'woff2',
  'font/ttf': 'ttf',
  'font/otf': 'otf',
}

function addressesOf({ headers }: MimePart): string[] {
  const id = /^<(.+)>$/.exec(headers.get('content-id') ?? '')?.[1]
  const location = headers.get('content-location')
  return [...(id === undefined ? [] : [`cid:${id}`]), ...(location === undefined ? [] : [location])]
}

function absolute(address: string, { headers }: MimePart): string {
  try {
    return new URL(address, headers.get('content-location')).href
  } catch {
    return address
  }
}

/** By the encoding that its header names, else as any page is read. */
function textOf({ headers, bytes }: MimePart): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1]
  const content = bytes()
  if (charset === undefined || /^utf-?8$/i.test(charset)) return decodeMarkup(content)
  const declared = new TextEncoder().encode(`<meta charset="${charset}">`)
  const whole = new Uint8Array(declared.length + content.length)
  whole.set(declared)
  whole.set(content, declared.length)
  return decodeMarkup(whole).slice(declared.length)
}

type ToPath = (address: string) => string | undefined

const attribute = /(\s(?:src|href|poster|data|srcset)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
const inStyle = /url\(\s*(["']?)([^"')]*)\1\s*\)|(@import\s+)(["'])([^"']*)\4/gi

/** Leads the addresses of markup to the parts, where there are parts for them. */
const localise = (markup: string, toPath: ToPath): string =>
  localiseStyle(markup, toPath).replace(
    attribute,
    (whole, name: string, double?: string, single?: string, bare?: string) => {
      const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&')
      const isSet = /srcset/i.test(name)
      const path = isSet ? localSet(value, toPath) : toPath(value.trim())
      return path === undefined ? whole : `${name}"${escapeAttribute(path)}"`
    },
  )

const localSet = (value: string, toPath: ToPath): string =>
  value
    .split(/,\s+/)
    .map((candidate) => {
      const [address = '', ...descriptors] = candidate.trim().split(/\s+/)
      return [toPath(address) ?? address, ...descriptors].join(' ')
    })
    .join(', ')

const localiseStyle = (css: string, toPath: ToPath): string =>
  css.replace(
    inStyle,
    (whole, _quote: string, url?: string, rule?: string, _ruleQuote?: string, name?: string) => {
      const path = toPath((url ?? name ?? '').trim().replaceAll('&amp;', '&'))
      if (path === undefined) return whole
      return rule === undefined ? `url(${path})` : `${rule}"${path}"`
    },
  )
