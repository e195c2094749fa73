import path from 'node:path'

import { isTag, isText, type AnyNode, type Element } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'

import { decodeMarkup } from '#core/content/decode-markup'
import type { Container } from '#core/formats/format'

/** What is in a document and is no text of its page. */
const silent = new Set(
  'script style iframe head title desc metadata rp audio video annotation annotation-xml'.split(
    ' ',
  ),
)

/**
 * The text of each document in an EPUB's spine, white space left out, by a reading of the files that knows
 * nothing of ours: no repairs, no fallbacks, no other spellings. `null` for what is no document.
 */
export async function plainSpine(container: Container): Promise<(string | null)[]> {
  const parse = async (name: string) => {
    const source = decodeMarkup((await container.read(name)) ?? new Uint8Array())
    const markup = source.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, '')
    return parseDocument(markup, { xmlMode: true })
  }
  const all = (nodes: AnyNode[], name: string) =>
    DomUtils.findAll((element) => localName(element) === name, nodes)
  const [rootfile] = all((await parse('META-INF/container.xml')).children, 'rootfile')
  const packagePath = decodeURIComponent(rootfile?.attribs['full-path'] ?? '')
  const document = (await parse(packagePath)).children
  const items = new Map(all(document, 'item').map(({ attribs }) => [attribs['id'], attribs]))
  const texts: (string | null)[] = []
  for (const { attribs } of all(document, 'itemref')) {
    const item = items.get(attribs['idref'])
    if (!/xhtml|svg|oeb1|dtbook/.test(item?.['media-type'] ?? '')) {
      texts.push(null)
      continue
    }
    const name = path.posix.join(
      path.posix.dirname(packagePath),
      decodeURIComponent(item!['href']!),
    )
    const page = (await parse(name)).children
    const [body] = all(page, 'body')
    texts.push((body?.children ?? page).map(pageText).join('').replace(/\s+/g, ''))
  }
  return texts
}

const localName = ({ name }: Element): string => name.replace(/^.*:/, '')

function pageText(node: AnyNode): string {
  if (isText(node)) return node.data
  if (!('children' in node)) return ''
  const isSilent = isTag(node) && (silent.has(localName(node)) || 'hidden' in node.attribs)
  return isSilent ? '' : node.children.map(pageText).join('')
}
