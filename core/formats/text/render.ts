import { houseClasses } from '#core/content/house-classes'

import { escapeAttribute, escapeXml } from '../escape-xml'

import { startOf, type Block } from './block'
import { flow } from './flow'
import { stripDecoration } from './heading-candidate'
import { inline } from './inline'
import { readingProgressionOf } from './language'
import type { Line } from './lines'
import { headingId, type Section } from './sections'
import type { Vocabulary } from './vocabulary'

/** What all sections of a text share. */
export interface Rendering {
  readonly title: string
  readonly language: string | undefined
  readonly vocabulary: () => Vocabulary
  /** Where lines of a list of contents lead. */
  readonly links: ReadonlyMap<Block, string>
  /** The block at which reading starts. */
  readonly start: Block | undefined
}

/** The id that the landmark `bodymatter` names. */
export const startId = 'start'

/** Writes a section as XHTML. */
export function renderSection(section: Section, rendering: Rendering): string {
  const { opening, front, blocks, kind } = section
  const draw = (block: Block) => renderBlock(block, rendering)
  const main = renderBlocks(blocks, draw)
  const body = [
    ...opening.map(draw),
    front.length > 0 ? renderFront(front, rendering) : '',
    kind === 'about' ? `<section class="${houseClasses.about}">\n${main}\n</section>` : main,
  ]
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml"${languageAttributes(rendering.language)}>`,
    `<head><title>${escapeXml(rendering.title)}</title></head>`,
    '<body>',
    ...body.filter((part) => part !== ''),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function languageAttributes(language: string | undefined): string {
  if (language === undefined) return ''
  const tag = escapeAttribute(language)
  const direction = readingProgressionOf(language) === 'rtl' ? ' dir="rtl"' : ''
  return ` lang="${tag}" xml:lang="${tag}"${direction}`
}

function renderFront(front: readonly Block[], rendering: Rendering): string {
  const asNotice = (block: Block): Block =>
    block.kind === 'paragraph' && !block.epigraph ? { ...block, kind: 'notice' } : block
  const inner = renderBlocks(front, (block) => renderBlock(asNotice(block), rendering))
  return `<section class="${houseClasses.front}">\n${inner}\n</section>`
}

/** An epigraph begins with its first words and ends with who said them. */
function renderBlocks(blocks: readonly Block[], draw: (block: Block) => string): string {
  const parts: string[] = []
  for (const [index, block] of blocks.entries()) {
    const opens = block.epigraph === 'words' && blocks[index - 1]?.epigraph !== 'words'
    if (opens) parts.push(`<blockquote class="${houseClasses.epigraph}">`)
    parts.push(draw(block))
    if (block.epigraph === 'attribution') parts.push('</blockquote>')
  }
  return parts.join('\n')
}

function renderBlock(block: Block, rendering: Rendering): string {
  const id = block === rendering.start && block.kind !== 'heading' ? ` id="${startId}"` : ''
  const place = `${id} data-offset="${startOf(block)}"`
  switch (block.kind) {
    case 'title':
      return `<h1 class="${houseClasses.title}"${place}>${headingLines(block.lines)}</h1>`
    case 'byline':
      return `<p class="${houseClasses.byline}"${place}>${headingLines(block.lines)}</p>`
    case 'heading': {
      const name = `h${Math.min(block.heading!.level + 1, 6)}`
      return `<${name} id="${headingId(block)}"${place}>${headingLines(block.lines)}</${name}>`
    }
    case 'paragraph':
    case 'notice':
      return `<p${classes(block)}${place}>${inline(flow(block.lines, rendering.vocabulary))}</p>`
    case 'verse':
      return `<p${classes(block)}${place}>${renderVerse(block.lines)}</p>`
    case 'preformatted':
      return `<pre${classes(block)}${place}>${renderTable(block.lines)}</pre>`
    case 'contents':
      return renderListed(block, place, rendering)
    case 'space':
      return `<hr class="${houseClasses.space}"${place}/>`
    case 'rule':
    case 'scene':
      return `<hr class="${houseClasses.scene}"${place}/>`
  }
}

function classes({ kind, continues, epigraph }: Block): string {
  const names: string[] = []
  if (epigraph === 'attribution') names.push(houseClasses.attribution)
  if (kind === 'notice') names.push(houseClasses.notice)
  if (kind === 'verse') names.push(houseClasses.verse)
  if (continues) names.push(houseClasses.continued)
  return names.length > 0 ? ` class="${names.join(' ')}"` : ''
}

const headingLines = (lines: readonly Line[]) =>
  lines.map(({ text }) => inline(stripDecoration(text))).join(' <br/>')

const leastIndent = (lines: readonly Line[]) =>
  lines.reduce((least, { indent }) => Math.min(least, indent), Infinity)

const renderVerse = (lines: readonly Line[]) => {
  const least = leastIndent(lines)
  return lines
    .map(
      ({ text, indent }) =>
        '\u2003'.repeat(Math.min(8, Math.ceil((indent - least) / 2))) + inline(text),
    )
    .join('<br/>\n')
}

const renderTable = (lines: readonly Line[]) => {
  const least = leastIndent(lines)
  return lines.map(({ text, indent }) => ' '.repeat(indent - least) + escapeXml(text)).join('\n')
}

function renderListed(block: Block, place: string, { links }: Rendering): string {
  const words = inline(block.lines[0]!.text)
  const address = links.get(block)
  const content = address ? `<a href="${escapeAttribute(address)}">${words}</a>` : words
  return `<p${place}>${content}</p>`
}
