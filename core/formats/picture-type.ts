/**
 * Media type of a picture by its first bytes, for what a file says of its pictures is often wrong.
 *
 * @param head at least the first 16 bytes, where there are so many
 * @returns `undefined` for what is no picture that can be shown
 */
export function pictureTypeOf(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 256))
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'image/webp'
  if (/^[^]{4}ftypavi[fs]/.test(start)) return 'image/avif'
  // Behind its length and four zeros; text may begin with these two letters as well.
  if (/^BM[^]{4}\0\0\0\0/.test(start)) return 'image/bmp'
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    start,
  )
    ? 'image/svg+xml'
    : undefined
}

/** What a picture's name ends in, by its media type. */
export const pictureExtensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/svg+xml': 'svg',
}
