import type { HighlightColour, HighlightKind } from '#core/annotations'
import type { Locator } from '#core/publication/locator'

import type { TextPart } from './text-part'
import { markVertically } from './vertical-marks'

/** What a passage looks like. The theme gives each its colours. */
export type DecorationStyle = `${HighlightKind}-${HighlightColour}` | 'search' | 'search-current'

/** Who draws: each gives all that it wants to have drawn. */
export type DecorationGroup = 'highlights' | 'search'

/** A passage that is drawn over without being changed. */
export interface Decoration {
  readonly id: string
  /** Its first character, and the place behind its last one, in the same resource; both with offsets. */
  readonly locator: Locator
  readonly end: Locator
  readonly style: DecorationStyle
}

/** Name of a style in the registry of a frame, for `::highlight()`. */
export const highlightName = (style: DecorationStyle): string => `octavo-${style}`

interface Placed {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly style: DecorationStyle
}

/** A passage of a chunk's text as it is drawn. */
interface Drawn {
  /** It lies at places that change with the layout. */
  readonly isPlaced: boolean
  readonly erase: () => void
}

/** What a frame's window has and this one's types do not know it by. */
type FrameWindow = Window &
  Pick<typeof globalThis, 'Highlight' | 'StaticRange'> & { CSS: { highlights: HighlightRegistry } }

/**
 * Draws passages over the text with the CSS Custom Highlight API, or as boxes under vertical lines: the
 * text stays as it is. Callers give the whole list each time; drawn is only what is laid out.
 *
 * @see https://www.w3.org/TR/css-highlight-api-1/
 */
export class Decorator {
  /** By group, and then by resource. */
  readonly #groups = new Map<DecorationGroup, ReadonlyMap<string, readonly Placed[]>>()
  readonly #drawn = new Map<TextPart, readonly Drawn[]>()

  set(group: DecorationGroup, decorations: readonly Decoration[]): void {
    const byResource = new Map<string, Placed[]>()
    for (const { id, locator, end, style } of decorations) {
      const from = locator.locations.offset
      const to = end.locations.offset
      if (from === undefined || to === undefined || to <= from) continue
      const inResource = byResource.get(locator.href)
      const placed = { id, from, to, style }
      if (inResource) inResource.push(placed)
      else byResource.set(locator.href, [placed])
    }
    this.#groups.set(group, byResource)
    const present = [...this.#drawn.keys()]
    for (const chunk of present) this.#erase(chunk)
    for (const chunk of present) this.#draw(chunk)
  }

  /** Draws what has been laid out since the last time, and forgets what is gone. */
  sync(mounted: readonly TextPart[]): void {
    const present = new Set(mounted)
    for (const [chunk, drawn] of this.#drawn) {
      if (!present.has(chunk) || drawn.some(({ isPlaced }) => isPlaced)) this.#erase(chunk)
    }
    for (const chunk of mounted) if (!this.#drawn.has(chunk)) this.#draw(chunk)
  }

  /** Id of the decoration of a group at a place; of the shortest where several lie over each other. */
  at(group: DecorationGroup, href: string, offset: number): string | null {
    const hits = (this.#groups.get(group)?.get(href) ?? []).filter(
      ({ from, to }) => from <= offset && offset < to,
    )
    const length = ({ from, to }: Placed) => to - from
    return hits.sort((a, b) => length(a) - length(b))[0]?.id ?? null
  }

  #draw(chunk: TextPart): void {
    const { box, frame, section, at } = chunk
    const { start, characters } = section.chunks[at.chunk]!
    const drawn: Drawn[] = []
    const placed = Array.from(this.#groups.values(), (group) => group.get(section.href) ?? [])
    for (const { from, to, style } of placed.flat()) {
      if (to <= start || from >= start + characters) continue
      const first = box.text.positionOf(Math.max(0, from - start))
      const last = box.text.positionOf(Math.min(to - start, characters) - 1)
      if (!first || !last) continue
      const range = new (windowOf(frame).StaticRange)({
        startContainer: first.node,
        startOffset: first.index,
        endContainer: last.node,
        endOffset: last.index + 1,
      })
      const marks = markVertically(box.body, range, style)
      if (marks) {
        drawn.push({ isPlaced: true, erase: () => marks.forEach((mark) => mark.remove()) })
        continue
      }
      const highlight = highlightIn(frame, style)
      highlight.add(range)
      drawn.push({ isPlaced: false, erase: () => highlight.delete(range) })
    }
    this.#drawn.set(chunk, drawn)
  }

  #erase(chunk: TextPart): void {
    for (const { erase } of this.#drawn.get(chunk) ?? []) erase()
    this.#drawn.delete(chunk)
  }
}

/** What lies over highlights. */
const priorities: { readonly [Style in DecorationStyle]?: number } = {
  search: 1,
  'search-current': 2,
}

const windowOf = (frame: TextPart['frame']): FrameWindow =>
  frame.document.defaultView as FrameWindow

function highlightIn(frame: TextPart['frame'], style: DecorationStyle): Highlight {
  const view = windowOf(frame)
  const name = highlightName(style)
  const known = view.CSS.highlights.get(name)
  if (known) return known
  const made = new view.Highlight()
  made.priority = priorities[style] ?? 0
  view.CSS.highlights.set(name, made)
  return made
}
