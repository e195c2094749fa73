import { houseClasses } from '#core/content/house-classes'

import { element, isEmpty, textOf, type Element, type Node } from './element'
import { toLists } from './lists'
import { attributesOf, paragraphMarkup } from './paragraph-markup'
import { isParagraph, type Block, type ListItem, type Paragraph } from './paragraph'

/**
 * Puts together what belongs together: items to lists, lines to verse and code, quoted paragraphs to one
 * quotation, a picture with its caption; and reads empty paragraphs as what they are meant for.
 */
export function toElements(blocks: readonly Block[]): Element[] {
  const elements: Element[] = []
  const settled = settleBlanks(blocks)
  for (let at = 0; at < settled.length;) {
    const run = runAt(settled, at)
    elements.push(...join(run))
    at += run.length
  }
  return elements
}

/** The block at a place with those after it that are joined to it; at least the one. */
function runAt(blocks: readonly Block[], at: number): readonly Block[] {
  const group = groupOf(blocks[at]!)
  let end = at + 1
  if (group === 'picture') {
    const next = blocks[end]
    if (next && groupOf(next) === 'caption') end++
  } else if (group !== undefined && group !== 'caption' && group !== 'captioned') {
    while (end < blocks.length && groupOf(blocks[end]!) === group && !startsPage(blocks[end]!))
      end++
  }
  return blocks.slice(at, end)
}

const startsPage = (block: Block): boolean => isParagraph(block) && block.startsPage === true

function groupOf(block: Block): string | undefined {
  if (!isParagraph(block)) return undefined
  const { kind, item, content } = block
  if (item) return 'list'
  const [picture, ...more] = content.filter((node) => !isEmpty([node]))
  const isFirst = typeof picture === 'object' && picture.name === 'img'
  if (isFirst && kind.name === 'caption' && more.length > 0) return 'captioned'
  if (isFirst && more.length === 0 && (kind.name === 'body' || kind.name === 'caption')) {
    return 'picture'
  }
  const isJoined = ['verse', 'quote', 'code', 'caption'].includes(kind.name)
  return isJoined ? kind.name : undefined
}

function join(blocks: readonly Block[]): Element[] {
  const [first] = blocks
  if (!first) return []
  if (!isParagraph(first)) return [first]
  const paragraphs = blocks.filter(isParagraph)
  const lines = paragraphs.map(({ content }) => content)
  switch (groupOf(first)) {
    case 'list':
      return toLists(paragraphs.filter(isItem))
    case 'picture': {
      const { direction, language, startsPage: breaks = false } = first
      const [picture = [], caption] = lines
      const children: Node[] = [...picture]
      if (caption) children.push(element('figcaption', {}, caption))
      return [
        element('figure', attributesOf({ direction, language, startsPage: breaks }), children),
      ]
    }
    case 'captioned': {
      const [picture, ...caption] = first.content.filter((node) => !isEmpty([node]))
      return [element('figure', {}, [picture!, element('figcaption', {}, caption)])]
    }
    case 'verse':
      return [
        element(
          'p',
          { ...attributesOf(first), class: houseClasses.verse },
          joinLines(lines, element('br')),
        ),
      ]
    case 'code':
      return [element('pre', attributesOf(first), [element('code', {}, joinLines(lines, '\n'))])]
    case 'quote': {
      const { startsPage: breaks = false } = first
      const inside = paragraphs.map((paragraph) =>
        paragraphMarkup({ ...paragraph, startsPage: false, indent: undefined }),
      )
      return [element('blockquote', attributesOf({ startsPage: breaks }), inside)]
    }
    default:
      return [paragraphMarkup(first)]
  }
}

const isItem = (block: Paragraph): block is Paragraph & { readonly item: ListItem } =>
  block.item !== undefined

const joinLines = (lines: readonly (readonly Node[])[], joint: Node): Node[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [joint, ...line]))

/** Signs that are set for a break between scenes. */
const sceneMark = /^(?:(?:[*#~_•·–⁂❦☙❧◇◆§]|\s){1,12}|(?:-\s*){3,12})$/

/**
 * Empty paragraphs make a break, unless there are so many that they only part paragraphs; signs alone in a
 * line are the sign of a break.
 */
function settleBlanks(blocks: readonly Block[]): Block[] {
  const isBlank = (block: Block | undefined) =>
    block !== undefined && isParagraph(block) && block.item === undefined && isEmpty(block.content)
  const blanks = blocks.filter(
    (block, index) => isBlank(block) && index > 0 && !isBlank(blocks[index - 1]),
  )
  const isRare = blanks.length * 5 < blocks.length
  const settled: Block[] = []
  let anchors: Node[] = []
  let breaks = false
  for (const block of blocks) {
    if (isBlank(block) && isParagraph(block)) {
      breaks ||= block.startsPage === true
      anchors.push(...block.content.filter((node) => typeof node !== 'string'))
      const before = settled.at(-1)
      const isCode = isParagraph(block) && block.kind.name === 'code'
      if (isCode) settled.push({ ...block, content: [] })
      else if (isRare && before && isText(before))
        settled.push(element('hr', { class: houseClasses.space }))
      continue
    }
    if (!isText(block) && isSpace(settled.at(-1))) settled.pop()
    settled.push(withBreak(withAnchors(asScene(block), anchors), breaks))
    anchors = []
    breaks = false
  }
  if (isSpace(settled.at(-1))) settled.pop()
  return settled
}

/** Running text, between which blank lines mean something. */
const isText = (block: Block): boolean =>
  isParagraph(block) && ['body', 'verse', 'quote'].includes(block.kind.name)

const isSpace = (block: Block | undefined): boolean =>
  block !== undefined && !isParagraph(block) && block.attributes['class'] === houseClasses.space

function asScene(block: Block): Block {
  if (!isParagraph(block) || block.kind.name !== 'body' || block.item) return block
  const text = textOf(block.content)
  return sceneMark.test(text) && text.trim() !== ''
    ? element('hr', { class: houseClasses.scene })
    : block
}

/** Targets of links in what was left out. */
const withAnchors = (block: Block, anchors: readonly Node[]): Block =>
  anchors.length > 0 && isParagraph(block)
    ? { ...block, content: [...anchors, ...block.content] }
    : block

const withBreak = (block: Block, breaks: boolean): Block =>
  breaks && isParagraph(block) ? { ...block, startsPage: true } : block
