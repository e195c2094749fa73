const byExtension: Readonly<Record<string, string>> = {
  xhtml: 'application/xhtml+xml',
  xht: 'application/xhtml+xml',
  html: 'application/xhtml+xml',
  htm: 'application/xhtml+xml',
  css: 'text/css',
  ncx: 'application/x-dtbncx+xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
}

/** Declared types that say nothing, or are known slips for the one that is meant. */
const meaningless = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'text/plain'])

/** The declared type where it says something, else the one that belongs to the name's ending. */
export function mediaTypeOf(path: string, declared: string | undefined): string {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const usual = byExtension[extension]
  if (declared === undefined || meaningless.has(declared)) {
    return usual ?? declared ?? 'application/octet-stream'
  }
  if (declared === 'image/jpg') return 'image/jpeg'
  return declared
}

const markupTypes = new Set([
  'application/xhtml+xml',
  'text/html',
  'application/x-dtbook+xml',
  'text/x-oeb1-document',
  'image/svg+xml',
])
const imageTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
])

/** Nothing a browser can show needs its fallback. */
export const isShowable = (mediaType: string): boolean =>
  isReadable(mediaType) ||
  /^(?:audio|video|font)\/|^text\/(?:css|javascript)|font|x-dtbncx|smil/.test(mediaType)

export const isMarkup = (mediaType: string): boolean => markupTypes.has(mediaType)

/** Can be shown as a page of its own. */
export const isReadable = (mediaType: string): boolean =>
  markupTypes.has(mediaType) || imageTypes.has(mediaType)

export const isImage = (mediaType: string): boolean => mediaType.startsWith('image/')
