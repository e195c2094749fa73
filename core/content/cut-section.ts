import type { Block, WrittenSection } from './block-tree'
import type { ChunkInfo } from './prepared-section'
import { headings } from './vocabulary'

/** In characters of HTML. */
export const chunkSizes = {
  /** Longer sections are cut. */
  cutAbove: 16_000,
  target: 8_000,
  shortest: 5_000,
  longest: 12_000,
}
const { cutAbove, target, shortest, longest } = chunkSizes

/** Marks an element re-created on the other side of a cut: `before`, `after` or `both` say where it goes on. */
export const cutAttribute = 'data-octavo-cut'
/** Marks an empty stand-in for an earlier sibling. */
export const shellAttribute = 'data-octavo-shell'

/** A place between two sibling blocks. */
interface Cut {
  readonly at: number
  readonly textAt: number
  /** Elements around the place, outermost first, each with the row it stands in. */
  readonly wrappers: ReadonlyArray<{ readonly block: Block; readonly row: readonly Block[] }>
  readonly row: readonly Block[]
  /** Index in `row` of the block behind the place. */
  readonly index: number
}

export interface CutSection {
  readonly chunks: ChunkInfo[]
  /** HTML of one chunk: wrappers and shells, its part of the section, end tags. */
  readonly html: (chunk: number) => string
  /** The part alone: all of them together are the section. */
  readonly part: (chunk: number) => string
}

/** Cuts a long section between blocks, so that each part can be laid out by itself; or leaves it whole. */
export function cutSection(section: WrittenSection, isWhole = false): CutSection {
  const { html, ids, characters } = section
  const cuts = html.length > cutAbove && !isWhole ? chooseCuts(section) : []
  const from = (chunk: number) => (chunk === 0 ? 0 : cuts[chunk - 1]!.at)
  const to = (chunk: number) => cuts[chunk]?.at ?? html.length
  const textFrom = (chunk: number) => (chunk === 0 ? 0 : cuts[chunk - 1]!.textAt)

  const chunks: ChunkInfo[] = []
  let nextId = 0
  for (let chunk = 0; chunk <= cuts.length; chunk++) {
    const own: ChunkInfo['ids'] = []
    for (; nextId < ids.length && ids[nextId]!.at < to(chunk); nextId++) {
      const { id, textAt } = ids[nextId]!
      own.push({ id, offset: textAt })
    }
    const textTo = cuts[chunk]?.textAt ?? characters
    chunks.push({ start: textFrom(chunk), characters: textTo - textFrom(chunk), ids: own })
  }
  const part = (chunk: number) => html.slice(from(chunk), to(chunk))
  return {
    chunks,
    part,
    html(chunk) {
      if (!(chunk >= 0 && chunk < chunks.length)) throw new RangeError(`no chunk ${chunk}`)
      if (cuts.length === 0) return html
      const before = cuts[chunk - 1]
      const after = cuts[chunk]
      return (
        (before ? opening(before, after) : '') +
        (after ? markCut(html, from(chunk), after) : part(chunk)) +
        (after ? closing(after) : '')
      )
    },
  }
}

/** One cut about every {@link target} characters, where possible before a heading. */
function chooseCuts({ blocks, html }: WrittenSection): Cut[] {
  const candidates: Cut[] = []
  collect(blocks, [], candidates)
  const cuts: Cut[] = []
  let start = 0
  let next = 0
  while (html.length - start > longest) {
    let best: Cut | undefined
    let bestCost = Infinity
    for (; next < candidates.length && candidates[next]!.at - start < shortest; next++);
    for (let index = next; index < candidates.length; index++) {
      const cut = candidates[index]!
      const length = cut.at - start
      if (best && length > longest) break
      const cost =
        Math.abs(length - target) - (headings.has(cut.row[cut.index]!.tag) ? target / 2 : 0)
      if (cost < bestCost) {
        best = cut
        bestCost = cost
      }
    }
    // What is left over would be a crumb.
    if (!best || html.length - best.at < shortest / 4) break
    cuts.push(best)
    start = best.at
  }
  return cuts
}

/** Places between blocks in document order; goes into a block only where it is long. */
function collect(row: readonly Block[], wrappers: Cut['wrappers'], candidates: Cut[]): void {
  for (const [index, block] of row.entries()) {
    const previous = row[index - 1]
    if (previous && !holdsOn(previous)) {
      candidates.push({ at: block.start, textAt: block.textStart, wrappers, row, index })
    }
    if (block.children && block.end - block.start > target) {
      collect(block.children, [...wrappers, { block, row }], candidates)
    }
  }
}

/** A heading or break stays with what follows; beside a small picture the next text may flow. */
const holdsOn = ({ tag, hasImage, start, end, startTag }: Block): boolean =>
  headings.has(tag) ||
  tag === 'hr' ||
  tag === 'header' ||
  (hasImage && end - start < 2_000) ||
  startTag.includes('float:')

/** Wrappers and shells at the start of a chunk. */
function opening({ wrappers, row, index }: Cut, after: Cut | undefined): string {
  let html = ''
  for (const { block, row: around } of wrappers) {
    const goesOn = after?.wrappers.some((wrapper) => wrapper.block === block)
    html += shellsBefore(around, around.indexOf(block))
    html += withAttributes(block, `${cutAttribute}="${goesOn ? 'both' : 'before'}"`)
  }
  return html + shellsBefore(row, index)
}

/** Shells and end tags of wrappers at the end of a chunk. */
function closing({ wrappers, row, index }: Cut): string {
  let html = shellsFrom(row, index)
  for (const { block, row: around } of wrappers.toReversed()) {
    html += `</${block.tag}>${shellsFrom(around, around.indexOf(block) + 1)}`
  }
  return html
}

/** Kinds of siblings are looked for among the first and the last so many. */
const nearby = 64

/**
 * Empty, undisplayed stand-ins for the siblings before `index`: the last one of each kind, the one
 * just before last, so that `p + p`, `:first-child` and `:first-of-type` mean what they meant.
 */
function shellsBefore(row: readonly Block[], index: number): string {
  const previous = row[index - 1]
  if (!previous) return ''
  const kinds = new Map<string, Block>()
  const first = row.slice(0, Math.min(nearby, index - 1))
  for (const block of [...first, ...row.slice(Math.max(0, index - 1 - nearby), index - 1)]) {
    if (block.tag !== previous.tag) kinds.set(block.tag, block)
  }
  return [...kinds.values(), previous].map(shell).join('')
}

/** The same for the siblings from `index` on: the first of each kind, for `:last-child` and `:last-of-type`. */
function shellsFrom(row: readonly Block[], index: number): string {
  const kinds = new Map<string, Block>()
  const last = row.slice(Math.max(index, row.length - nearby))
  for (const block of [...row.slice(index, index + nearby), ...last]) {
    if (!kinds.has(block.tag)) kinds.set(block.tag, block)
  }
  return [...kinds.values()].map(shell).join('')
}

function shell(block: Block): string {
  const start = withAttributes(block, `hidden style="display:none!important" ${shellAttribute}`)
  return block.tag === 'hr' ? start : `${start}</${block.tag}>`
}

/** The start tag with more attributes, which win. It keeps its id: publishers' selectors may ask for it. */
const withAttributes = ({ tag, startTag }: Block, attributes: string): string =>
  `<${tag} ${attributes}${startTag.slice(tag.length + 1)}`

/** The part before a cut, with its wrappers marked as going on. */
function markCut(html: string, from: number, { at, wrappers }: Cut): string {
  let marked = ''
  let position = from
  for (const { block } of wrappers) {
    if (block.start < from) continue
    const nameEnd = block.start + 1 + block.tag.length
    marked += `${html.slice(position, nameEnd)} ${cutAttribute}="after"`
    position = nameEnd
  }
  return marked + html.slice(position, at)
}
