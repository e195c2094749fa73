import path from 'node:path'

import { isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { expect, it } from 'vitest'

import { decodeMarkup } from '#core/content/decode-markup'
import type { OpenedPublication } from '#core/formats/format'

import { corpusFiles } from '../support/corpora'
import { readPublication } from '../support/read-publication'

/** What is in a document and is no text of its page. */
const silent = new Set(
  'script style iframe head title desc metadata rp audio video annotation annotation-xml'.split(
    ' ',
  ),
)
type Node = ReturnType<typeof parseDocument>['children'][number]

const pageText = (node: Node): string => {
  if ('data' in node) return isText(node) ? node.data : ''
  if (!('children' in node)) return ''
  const isSilent = 'name' in node && (silent.has(node.name) || 'hidden' in node.attribs)
  return isSilent ? '' : node.children.map(pageText).join('')
}

async function sourceText(opened: OpenedPublication, href: string): Promise<string> {
  const resource = await opened.read(href)
  const source = decodeMarkup(resource!.bytes).replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, '')
  const document = parseDocument(source, { xmlMode: true })
  const body = DomUtils.findOne(({ name }) => name === 'body', document.children)
  return (body ?? document).children.map(pageText).join('').replace(/\s+/g, '')
}

it('opens the sound publications with their text, and survives all others', async () => {
  const files = corpusFiles('epubcheck', '.epub')
  if (!files) return
  const wrong: string[] = []
  let opened = 0
  for (const file of files) {
    const name = path.basename(file)
    const written: string[] = []
    const outcome = await readPublication(file, {
      look: async (opened) => {
        for (const { href, mediaType } of opened.manifest.readingOrder) {
          written.push(/xml|html|oeb/.test(mediaType) ? await sourceText(opened, href) : '')
        }
      },
    })
    if (outcome.durationMs > 2_000) wrong.push(`${name}: ${Math.round(outcome.durationMs)} ms`)
    if (outcome.ok) {
      opened++
      if (/-fatal/.test(name)) wrong.push(`${name}: opened`)
      for (const [index, { text }] of outcome.sections.entries()) {
        const shown = text.replace(/\s+/g, '')
        if (shown !== written[index])
          wrong.push(`${name}: ${shown.length} of ${written[index]!.length}`)
      }
    } else if (/-(?:valid|warning)\.epub$/.test(name)) {
      wrong.push(`${name}: ${outcome.error.code}`)
    }
  }
  console.log(`epubcheck: ${opened} of ${files.length} opened`)

  expect(files.length).toBeGreaterThan(300)
  expect(wrong).toEqual([])
})
