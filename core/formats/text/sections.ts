import type { TocEntry } from '#core/publication/publication'

import { endOf, startOf, type Block } from './block'
import { headingKeys } from './contents-list'
import type { Structure } from './structure'

/** A resource of the reading order: some blocks of the text. */
export interface Section {
  readonly href: string
  readonly kind: 'text' | 'about'
  /** Goes on with the chapter of the section before it. */
  readonly continues: boolean
  readonly opening: readonly Block[]
  readonly front: readonly Block[]
  readonly blocks: readonly Block[]
}

/** Characters of a section, about: what one lays out without a pause. */
const target = 30_000

/** Cuts the text into sections: one for each chapter, or for each piece of a long one. */
export function toSections({ opening, front, body, about }: Structure): Section[] {
  const pieces = splitAtHeadings(body).flatMap((chapter) =>
    splitByLength(chapter).map((blocks, index) => ({ blocks, continues: index > 0 })),
  )
  if (pieces.length === 0) pieces.push({ blocks: [], continues: false })
  const sections = pieces.map(({ blocks, continues }, index): Section => ({
    href: `section-${String(index + 1).padStart(4, '0')}.xhtml`,
    kind: 'text',
    continues,
    opening: index === 0 ? opening : [],
    front: index === 0 ? front : [],
    blocks,
  }))
  if (about.length > 0) {
    const shared = { kind: 'about', continues: false, opening: [], front: [] } as const
    sections.push({ ...shared, href: 'about.xhtml', blocks: about })
  }
  return sections
}

/** A heading begins a chapter, unless only headings stand before it: `Book I`, `Part I`, `1`. */
function splitAtHeadings(blocks: readonly Block[]): Block[][] {
  const chapters: Block[][] = []
  let isBare = false
  for (const block of blocks) {
    const isHeading = block.kind === 'heading'
    if (chapters.length === 0 || (isHeading && !isBare)) chapters.push([block])
    else chapters.at(-1)!.push(block)
    isBare = isHeading && (isBare || chapters.at(-1)!.length === 1)
  }
  return chapters
}

function splitByLength(chapter: readonly Block[]): Block[][] {
  const start = startOf(chapter[0]!)
  const length = endOf(chapter.at(-1)!) - start
  const count = Math.max(1, Math.round(length / target))
  const each = length / count
  const pieces: Block[][] = [[]]
  for (const block of chapter) {
    const piece = pieces.at(-1)!
    const isFull = startOf(block) - start >= pieces.length * each - 200
    if (isFull && pieces.length < count && canBegin(block, piece)) pieces.push([block])
    else piece.push(block)
  }
  return pieces
}

/** A break needs text on both sides, and a heading text after it. */
const canBegin = ({ kind }: Block, before: readonly Block[]) => {
  const last = before.at(-1)?.kind
  return (
    kind !== 'scene' &&
    kind !== 'space' &&
    last !== 'scene' &&
    last !== 'space' &&
    last !== 'heading'
  )
}

/** Address of a heading: its section, or a place in it when it does not stand at the section's top. */
export const headingId = (block: Block): string => `h-${startOf(block)}`

/** What the contents call the notices around a text. */
const aboutLabel = 'About this text'

export function toToc(sections: readonly Section[]): TocEntry[] {
  const roots: TocEntry[] = []
  const open: { readonly level: number; readonly entry: TocEntry }[] = []
  for (const section of sections) {
    // No page leads to it: it is out of the reading order.
    if (section.kind === 'about') {
      roots.push({ label: aboutLabel, href: section.href, children: [] })
      continue
    }
    for (const block of section.blocks) {
      if (!block.heading) continue
      const { label, level } = block.heading
      const entry: TocEntry = { label, href: addressOf(section, block), children: [] }
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
      const siblings = open.at(-1)?.entry.children ?? roots
      siblings.push(entry)
      open.push({ level, entry })
    }
  }
  return roots
}

export function addressOf(section: Section, block: Block): string {
  // A title or a byline above it belongs to the same opening; notices have room of their own.
  const isFirst = section.blocks[0] === block && section.front.length === 0
  return isFirst ? section.href : `${section.href}#${headingId(block)}`
}

/** Where each line of a list of contents leads: the next heading with its number or words. */
export function linkContents(sections: readonly Section[]): Map<Block, string> {
  const targets: { readonly keys: ReadonlySet<string>; readonly address: string }[] = []
  for (const section of sections) {
    for (const block of section.blocks) {
      if (!block.heading) continue
      const { family, number, label } = block.heading
      const keys = headingKeys({ strength: 'strong', family, number, label, isTitled: true })
      targets.push({ keys: new Set(keys), address: addressOf(section, block) })
    }
  }

  const links = new Map<Block, string>()
  let from = 0
  for (const block of sections.flatMap(({ blocks, front }) => [...front, ...blocks])) {
    if (!block.listed) continue
    const keys = headingKeys(block.listed)
    const isMeant = (at: number) => keys.some((key) => targets[at]!.keys.has(key))
    let at = from
    while (at < targets.length && !isMeant(at)) at++
    if (at === targets.length) continue
    links.set(block, targets[at]!.address)
    from = at + 1
  }
  return links
}
