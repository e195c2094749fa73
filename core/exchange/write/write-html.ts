import { escapeAttribute, escapeXml } from '#core/formats/escape-xml'

import type { ExportScope } from '../export-format'
import { exportWords } from '../export-words'
import { type KeptEntry, keptChapters, unplacedEntries } from '../kept-entries'
import type { KeptPublication } from '../kept-publication'

/** Marks as one page that needs nothing else: no script, no picture, no address. */
export function writeHtml(publications: readonly KeptPublication[], scope: ExportScope): string {
  const [first] = publications
  const isOne = scope === 'one'
  const title = isOne && first ? first.title : exportWords.library
  const heading = isOne ? '' : `<h1>${escapeXml(title)}</h1>\n`
  const body = publications.map((kept) => ofPublication(kept, isOne ? 1 : 2)).join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
${heading}${body}</body>
</html>
`
}

const style = `
:root { color-scheme: light dark; }
body { max-width: 38em; margin: 3em auto; padding: 0 1.5em; font: 1.0625rem/1.5 Georgia, serif; }
h1, h2, h3 { line-height: 1.25; font-weight: normal; }
.authors, .facts { opacity: 0.7; font-size: 0.875em; }
article { margin: 1.5em 0; }
blockquote { margin: 0; padding-left: 1em; border-left: 3px solid; }
blockquote p, .note { margin: 0.25em 0; white-space: pre-line; }
.yellow { border-color: #d9b400; }
.green { border-color: #4f9a55; }
.blue { border-color: #4a86c5; }
.pink { border-color: #d0628f; }
.violet { border-color: #8a6bc1; }
`

function ofPublication(kept: KeptPublication, level: number): string {
  const heading = (depth: number, text: string) => `<h${depth}>${escapeXml(text)}</h${depth}>\n`
  const language = kept.language === null ? '' : ` lang="${escapeAttribute(kept.language)}"`
  const authors =
    kept.authors.length > 0 ? `<p class="authors">${escapeXml(kept.authors.join(', '))}</p>\n` : ''
  const chapters = keptChapters(kept).map(
    ({ title, entries }) =>
      (title === null ? '' : heading(level + 1, title)) + entries.map(ofEntry).join(''),
  )
  const unplaced = unplacedEntries(kept)
  const rest = unplaced.length > 0 ? heading(level + 1, exportWords.withoutPlace) : ''
  return `<section${language}>\n${heading(level, kept.title)}${authors}${chapters.join('')}${rest}${unplaced.map(ofEntry).join('')}</section>\n`
}

function ofEntry({ type, words, note, colour, totalProgression, createdAt }: KeptEntry): string {
  const facts = exportWords.facts(totalProgression, createdAt)
  const name = type === 'bookmark' ? `${exportWords.bookmark} · ` : ''
  const paragraphs = words
    .split('\n')
    .map((line) => `<p dir="auto">${escapeXml(line)}</p>`)
    .join('')
  const quote =
    words === ''
      ? ''
      : `<blockquote${colour ? ` class="${colour}"` : ''}>${paragraphs}</blockquote>\n`
  const said = note === null ? '' : `<p class="note" dir="auto">${escapeXml(note)}</p>\n`
  return `<article>\n${quote}${said}<p class="facts">${name}${escapeXml(facts)}</p>\n</article>\n`
}
