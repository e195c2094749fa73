import { readMarkup } from '#core/content/markup-reader'

import type { ContentsLine } from './contents-index'

const indenting = new Set(['ul', 'ol', 'blockquote'])
const mostLines = 5_000

/** A page of links read as a table of contents: what is indented belongs to the line above. */
export function readContentsPage(markup: string): ContentsLine[] {
  const lines: { label: string; place: number; parent: number | undefined; depth: number }[] = []
  let depth = 0
  let link: { place: number; label: string } | undefined
  const endLink = () => {
    const label = link?.label.replace(/\s+/g, ' ').trim()
    if (link && label && lines.length < mostLines) {
      const parent = lines.findLastIndex((line) => line.depth < depth)
      lines.push({ label, place: link.place, parent: parent < 0 ? undefined : parent, depth })
    }
    link = undefined
  }
  readMarkup(markup, 'html', {
    open(name, attributes) {
      if (indenting.has(name)) depth++
      if (name !== 'a') return
      endLink()
      const place = Number.parseInt(attributes[attributes.indexOf('filepos') + 1] ?? '', 10)
      if (attributes.includes('filepos') && place >= 0) link = { place, label: '' }
    },
    close(name) {
      if (indenting.has(name)) depth--
      if (name === 'a') endLink()
    },
    text(data) {
      if (link) link.label += data
    },
  })
  endLink()
  return lines.map(({ label, place, parent }) => ({ label, place, parent, fragment: undefined }))
}
