import { escapeText } from '#core/content/attributes'
import { houseClasses } from '#core/content/house-classes'
import { seamBetween } from '#core/formats/text/join'
import type { Vocabulary } from '#core/formats/text/vocabulary'

import type { BlockKind } from './block-kind'
import type { PlacedLine } from './line'

export interface RenderedBlock {
  readonly lines: readonly PlacedLine[]
  readonly kind: BlockKind
}

interface SectionParts {
  readonly blocks: readonly RenderedBlock[]
  /** Ids of places that begin with a line. */
  readonly idsAt: (line: PlacedLine) => readonly string[]
  /** Ids behind the last line. */
  readonly trailing: readonly string[]
  readonly language: string | undefined
  readonly vocabulary: () => Vocabulary
}

/** Writes a section as XHTML. */
export function renderSection(parts: SectionParts): string {
  const { trailing, language, blocks } = parts
  const tag = language === undefined ? '' : ` lang="${language}" xml:lang="${language}"`
  return [
    `<html xmlns="http://www.w3.org/1999/xhtml"${tag}><head><title></title></head><body>`,
    ...blocks.map((block) => renderBlock(block, parts)),
    ...(trailing.length > 0 ? [`<div>${trailing.map(mark).join('')}</div>`] : []),
    '</body></html>',
  ].join('\n')
}

const mark = (id: string): string => `<span id="${id}"></span>`

function renderBlock({ lines, kind }: RenderedBlock, parts: SectionParts): string {
  const isKept = kind.kind === 'verse'
  let html = ''
  let before: string | undefined
  for (const line of lines) {
    const marks = parts.idsAt(line).map(mark)
    if (before !== undefined && isKept) html += '<br/>'
    else if (before !== undefined) {
      const { drop, glue } = seamBetween(before, line.text, parts.vocabulary)
      // What is dropped is one sign, which needs no escape.
      html = (drop > 0 ? html.slice(0, -drop) : html) + glue
    }
    html += marks.join('') + escapeText(line.text)
    before = line.text
  }
  const [name, className] = elements(kind)
  return `<${name}${className === undefined ? '' : ` class="${className}"`}>${html}</${name}>`
}

function elements(kind: BlockKind): [name: string, className?: string] {
  switch (kind.kind) {
    case 'heading':
      return [`h${kind.level}`]
    case 'aside':
      return ['p', houseClasses.notice]
    case 'verse':
      return ['p', houseClasses.verse]
    case 'paragraph':
      return ['p']
  }
}
