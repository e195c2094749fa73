import { languageAt } from './hyphenator'
import { scratchRange } from './scratch-range'
import { selectedText } from './selected-text'
import type { TextPart } from './text-part'
import type { Anchor } from './text-walk'

/** A passage that is selected, by places in the text. */
export interface SelectedPassage {
  readonly from: Anchor
  /** Behind the last character, in the same section. */
  readonly to: Anchor
  /** The author's words, a line for each paragraph. */
  readonly text: string
  /** Of the place where it begins; `null` where neither the page nor the publication says. */
  readonly language: string | null
  /** Of what can be seen of it: where a menu has its place. In px of the window. */
  readonly rect: DOMRect
}

/** The passage that is selected in a document; `null` where nothing is, or nothing of the book's text. */
export function passageIn(
  document: Document,
  mounted: readonly TextPart[],
): SelectedPassage | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const from = anchorOf(range.startContainer, range.startOffset, mounted)
  if (!from) return null
  const to =
    anchorOf(range.endContainer, range.endOffset, mounted) ?? endOf(from.section, mounted, document)
  const text = selectedText(range)
  if (text === '' || !to) return null
  // A passage lies in one section: of what goes on into the next it has the part up to there.
  const end = to.section === from.section ? to : endOf(from.section, mounted, document)
  if (!end || end.offset <= from.offset) return null
  const { startContainer: start } = range
  const element = start.nodeType === Node.ELEMENT_NODE ? (start as Element) : start.parentElement
  return { from, to: end, text, language: languageAt(element), rect: visibleRect(range) }
}

/** The place of a position in the document; `null` where that is not in the text. */
export function anchorOf(
  container: Node,
  index: number,
  mounted: readonly TextPart[],
): Anchor | null {
  const chunk = mounted.find(({ box }) => box.body.contains(container))
  if (!chunk) return null
  const { section, at, box } = chunk
  const start = section.chunks[at.chunk]!.start
  return { section: at.section, offset: start + box.text.offsetOf(container, index) }
}

/** The place of the character at a point of the screen; `null` where there is none. */
export function anchorAt(
  document: Document,
  x: number,
  y: number,
  mounted: readonly TextPart[],
): Anchor | null {
  const caret = document.caretRangeFromPoint(x, y)
  if (caret?.startContainer.nodeType !== Node.TEXT_NODE) return null
  const { startContainer: node, startOffset } = caret
  // The caret stands before or behind the character; beside the text it stands at the nearest one.
  for (const index of [startOffset, startOffset - 1]) {
    if (index < 0 || index >= (node as Text).length) continue
    const character = scratchRange(document)
    character.setStart(node, index)
    character.setEnd(node, index + 1)
    const isThere = Array.from(character.getClientRects()).some(
      ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
    )
    if (isThere) return anchorOf(node, index, mounted)
  }
  return null
}

/** The end of what is laid out of a section in a document. */
function endOf(section: number, mounted: readonly TextPart[], document: Document): Anchor | null {
  const last = mounted
    .filter(({ at, frame }) => at.section === section && frame.document === document)
    .toSorted((a, b) => a.at.chunk - b.at.chunk)
    .at(-1)
  if (!last) return null
  const { start, characters } = last.section.chunks[last.at.chunk]!
  return { section, offset: start + characters }
}

function visibleRect(range: Range): DOMRect {
  const view = range.startContainer.ownerDocument?.defaultView
  const width = view?.innerWidth ?? 0
  const height = view?.innerHeight ?? 0
  const seen = Array.from(range.getClientRects()).filter(
    ({ left, right, top, bottom }) => right > 0 && left < width && bottom > 0 && top < height,
  )
  if (seen.length === 0) return range.getBoundingClientRect()
  const left = Math.min(...seen.map((rect) => rect.left))
  const top = Math.min(...seen.map((rect) => rect.top))
  const right = Math.max(...seen.map((rect) => rect.right))
  const bottom = Math.max(...seen.map((rect) => rect.bottom))
  return new DOMRect(left, top, right - left, bottom - top)
}

/**
 * Tells when a selection has been made, is changed by keys, or is gone; not while somebody still draws it
 * with the pointer.
 */
export function watchSelection(
  document: Document,
  onChange: (how: 'pointer' | 'keyboard') => void,
  { signal }: { readonly signal?: AbortSignal } = {},
): void {
  const options = signal ? { signal } : {}
  let isPointing = false
  const lift = () => {
    if (!isPointing) return
    isPointing = false
    onChange('pointer')
  }
  const press = () => {
    isPointing = true
  }
  document.addEventListener('pointerdown', press, options)
  document.addEventListener('pointerup', lift, options)
  document.addEventListener('pointercancel', lift, options)
  const change = () => {
    if (!isPointing) onChange('keyboard')
  }
  document.addEventListener('selectionchange', change, options)
}
