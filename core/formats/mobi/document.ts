import { escapeAttribute } from '../escape-xml'
import { readingProgressionOf } from '../text/language'

/** A piece of HTML as a document of its own, in the book's language. */
export const asDocument = (body: string, language: string | undefined): string =>
  `<html${languageAttributes(language)}><body>${body}</body></html>`

/** A document that says its language: where it does not, the book's. */
export function withLanguage(document: string, language: string | undefined): string {
  const [root] = /<html\b[^<>]*>/i.exec(document.slice(0, 5_000)) ?? []
  return root === undefined || /\slang\s*=|:lang\s*=/i.test(root)
    ? document
    : document.replace(root, () => root.replace(/^<html/i, `$&${languageAttributes(language)}`))
}

function languageAttributes(language: string | undefined): string {
  if (language === undefined) return ''
  const direction = readingProgressionOf(language) === 'rtl' ? ' dir="rtl"' : ''
  return ` lang="${escapeAttribute(language)}"${direction}`
}
