import { attachScrolling, type ScrollGestures } from './scroll-gestures'
import { selectedText } from './selected-text'
import { WheelStroke } from './wheel-stroke'

/** What a person does on a page, in the navigator's terms. */
export interface PageGestures extends ScrollGestures {
  /** A press beside the text, on the left or right, or a swipe that pulls that page in. */
  onSide(side: 'left' | 'right'): void
  /** The wheel, by a notch or a stroke: 1 forward, -1 backward. */
  onWheel(direction: 1 | -1): void
  onLink(anchor: Element): void
  onTap(x: number, y: number): void
  onKey(event: KeyboardEvent): void
  /** The keyboard focus came to a link, perhaps on another page. */
  onFocus(element: Element): void
  onPointerMove(): void
}

/** px of a wheel that counts in lines. */
const wheelLine = 40
const swipeThreshold = 40
const pressTolerance = 6

/** Listens to a book's document from outside: nothing in it runs. */
export function attachGestures(
  document: Document,
  textEdges: () => { readonly left: number; readonly right: number },
  gestures: PageGestures,
): void {
  let pressed: { x: number; y: number } | null = null

  document.addEventListener('keydown', (event) => gestures.onKey(event))
  document.addEventListener('pointermove', () => gestures.onPointerMove(), { passive: true })
  document.addEventListener('pointerdown', ({ clientX: x, clientY: y, button }) => {
    pressed = button === 0 ? { x, y } : null
  })
  document.addEventListener('pointerup', ({ clientX, clientY, pointerType }) => {
    if (!pressed || pointerType === 'mouse' || gestures.isScrolled()) return
    const dx = clientX - pressed.x
    if (Math.abs(dx) < swipeThreshold || Math.abs(dx) < 2 * Math.abs(clientY - pressed.y)) return
    pressed = null
    gestures.onSide(dx < 0 ? 'right' : 'left')
  })
  document.addEventListener('click', (event) => {
    const anchor = (event.target as Element | null)?.closest?.('a[href]')
    // Always: a followed link would replace the book's document.
    if (anchor) {
      event.preventDefault()
      gestures.onLink(anchor)
      return
    }
    if (!pressed || distance(pressed, event) > pressTolerance) return
    if (!document.getSelection()?.isCollapsed) return
    const { left, right } = textEdges()
    if (gestures.isScrolled()) gestures.onTap(event.clientX, event.clientY)
    else if (event.clientX < left) gestures.onSide('left')
    else if (event.clientX > right) gestures.onSide('right')
    else gestures.onTap(event.clientX, event.clientY)
  })
  document.addEventListener('focusin', ({ target }) => gestures.onFocus(target as Element))
  document.addEventListener('auxclick', (event) => event.preventDefault())
  document.addEventListener('copy', copySource)
  attachWheel(document, gestures)
  attachScrolling(document, gestures)
}

function attachWheel(target: Document, gestures: PageGestures): void {
  const stroke = new WheelStroke()
  target.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      if (event.ctrlKey || gestures.isScrolled()) return
      const delta = Math.abs(event.deltaY) >= Math.abs(event.deltaX) ? event.deltaY : event.deltaX
      const px = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? delta : delta * wheelLine
      const direction = stroke.go(px, event.timeStamp)
      if (direction !== 0) gestures.onWheel(direction)
    },
    { passive: false },
  )
}

/** What is copied is the author's text, not our line ends and divided words. */
function copySource(event: ClipboardEvent): void {
  const selection = (event.target as Node | null)?.ownerDocument?.getSelection()
  if (!selection || selection.isCollapsed || !event.clipboardData) return
  event.clipboardData.setData('text/plain', selectedText(selection.getRangeAt(0)))
  event.preventDefault()
}

const distance = (from: { x: number; y: number }, to: MouseEvent) =>
  Math.hypot(to.clientX - from.x, to.clientY - from.y)
