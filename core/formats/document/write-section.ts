import type { StyleSource } from '#core/content/prepared-section'
import type { DocumentFacts } from '#core/content/section-document'

import { escapeAttribute, escapeXml } from '../escape-xml'

/** What all chapters of a document share. */
export interface Page {
  readonly facts: { readonly [Fact in keyof DocumentFacts]: DocumentFacts[Fact] | undefined }
  readonly title: string
  readonly stylesheets: readonly StyleSource[]
}

/** A chapter of a document as a document of its own. */
export function writeSection(html: string, { facts, title, stylesheets }: Page): string {
  const root = attributes({ lang: facts.language, dir: facts.direction, class: facts.htmlClass })
  const body = attributes({ class: facts.bodyClass, id: facts.bodyId, style: facts.bodyStyle })
  const styles = stylesheets.map((sheet) =>
    'css' in sheet
      ? // An end tag in a string would end the sheet.
        `<style>${sheet.css.replaceAll('</', '<\\/')}</style>`
      : `<link rel="stylesheet" href="${escapeAttribute(sheet.href)}">`,
  )
  return `<!DOCTYPE html>
<html${root}><head><meta charset="utf-8"><title>${escapeXml(title)}</title>${styles.join('')}</head>
<body${body}>${html}</body></html>
`
}

const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('')
