const characters: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
}

/** The words of sanitised HTML in one line, without readings of ruby and signs of notes. */
export const plainText = (html: string): string =>
  html
    .replace(/<(rt|rp)(?: [^>]*)?>.*?<\/\1>/gs, '')
    .replace(/<a [^>]*role="doc-noteref"[^>]*>.*?<\/a>/gs, '')
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<(?:br|\/?(?:p|div|li|tr|td|h[1-6]))(?: [^>]*)?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (reference) => characters[reference]!)
    .replaceAll('\u00ad', '')
    .replace(/\s+/g, ' ')
    .trim()

/** Whether nothing is seen between two places of sanitised HTML. */
export function isBare(html: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const character = html[at]!
    if (character === '<') {
      seen.lastIndex = at
      if (seen.test(html)) return false
      at = html.indexOf('>', at)
    } else if (!/\s/.test(character)) return false
  }
  return true
}

const seen = /<(?:img|svg|math|hr|audio|video|table)[ >]/y
