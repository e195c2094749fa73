import { parseXml } from '#core/content/xml-tree'

/**
 * Descriptions often are HTML in a text: their words, a line for each paragraph.
 *
 * @returns `undefined` where there are none
 */
export function plainDescription(description: string | undefined): string | undefined {
  if (description === undefined || !/<\/?[a-z][^>]*>|&\w+;/i.test(description)) {
    return description
  }
  const marked = description
    .replace(/<(script|style)\b.*?<\/\1>/gis, '')
    .replace(/<(?:br|\/(?:p|div|li|h[1-6]))\b[^>]*>/gi, '$&\n')
  const lines = parseXml(marked)
    .rawText.split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  return lines.length > 0 ? lines.join('\n') : undefined
}
