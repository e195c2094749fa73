import type { MotionKind } from '../scroll-motion'

import type { DocumentPoint } from './fixed-text'
import type { Point } from './pages-view'

/** What a person does on fixed pages, in px of the surface. */
export interface PageGestures {
  /** A press or a key in a page's own document; those of the window come to the app by themselves. */
  onKey(event: KeyboardEvent): void
  onPointerMove(): void
  /** @param at the same point in the document that was pressed */
  onTap(point: Point, at: DocumentPoint): void
  onDoubleTap(point: Point): void
  onLink(anchor: Element): void
  /** A drag: the pages go with the hand. */
  onDrag(dx: number, dy: number): void
  /** A finger left the glass at this speed, in px for each ms. */
  onThrow(speed: Point): void
  /** A quick stroke of a finger to one side. */
  onSwipe(side: 'left' | 'right'): void
  /** The wheel: `dy` px further down. */
  onWheel(dx: number, dy: number, kind: MotionKind): void
  /** @param factor above 1: larger */
  onZoom(factor: number, point: Point): void
}

/** A press that moves further is a drag. */
const tolerance = 5
const swipeLength = 40
const swipeMs = 400
/** px of a wheel that counts in lines; a wheel with notches moves by so many px at once. */
const wheelLine = 40
const notch = 50
/** How much a px of a pinch on a touchpad zooms. */
const pinchRate = 0.01
/** A finger that rested so many ms before it left the glass throws nothing. */
const throwMs = 60

/** Pictures and paper: what is not there to be selected. */
const paper = 'img, canvas, image, svg, html, body, [data-page], [data-surface]'

interface Press {
  readonly id: number
  readonly start: Point
  at: Point
  /** Where it is on the surface. */
  point: Point
  time: number
  readonly startTime: number
  speed: Point
  readonly drags: boolean
  isDragged: boolean
}

/**
 * Listens to what is done on pages: on the surface, or in the document of one page.
 *
 * @param toSurface turns a point of the target's window into one of the surface
 */
export function attachPageGestures(
  target: HTMLElement | Document,
  toSurface: (point: Point) => Point,
  gestures: PageGestures,
): void {
  // Distances are those on the screen: a page's own px may be smaller or larger.
  const onScreen = ({ screenX, screenY }: PointerEvent): Point => ({ x: screenX, y: screenY })
  const pointOf = ({ clientX, clientY }: MouseEvent) => toSurface({ x: clientX, y: clientY })
  const presses = new Map<number, Press>()
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options?: AddEventListenerOptions,
  ) => target.addEventListener(type, listener as (event: Event) => void, options)

  listen('pointerdown', (event) => {
    const { pointerId: id, pointerType, button, timeStamp } = event
    const isMouse = pointerType === 'mouse'
    const drags = !isMouse || button === 1 || (button === 0 && isPaper(event.target))
    if (isMouse && button !== 0 && button !== 1) return
    // Or the browser would drag the picture, or scroll by itself.
    if (isMouse && drags && button === 1) event.preventDefault()
    const start = onScreen(event)
    presses.set(id, {
      id,
      start,
      at: start,
      point: pointOf(event),
      time: timeStamp,
      startTime: timeStamp,
      speed: { x: 0, y: 0 },
      drags,
      isDragged: false,
    })
  })

  listen('pointermove', (event) => {
    gestures.onPointerMove()
    const press = presses.get(event.pointerId)
    if (!press?.drags) return
    const to = onScreen(event)
    const [dx, dy] = [to.x - press.at.x, to.y - press.at.y]
    const other = [...presses.values()].find(({ id }) => id !== press.id)
    if (other) {
      const before = distance(press.at, other.at)
      const factor = before > 0 ? distance(to, other.at) / before : 1
      press.point = pointOf(event)
      gestures.onZoom(factor, middle(press.point, other.point))
      press.isDragged = true
      other.isDragged = true
    } else if (press.isDragged || distance(press.start, to) > tolerance) {
      if (!press.isDragged) capture(event)
      press.isDragged = true
      gestures.onDrag(dx, dy)
    } else return
    const ms = Math.max(1, event.timeStamp - press.time)
    press.speed = { x: (press.speed.x + dx / ms) / 2, y: (press.speed.y + dy / ms) / 2 }
    press.at = to
    press.time = event.timeStamp
  })

  let wasDragged = false
  const end = (event: PointerEvent) => {
    const press = presses.get(event.pointerId)
    presses.delete(event.pointerId)
    wasDragged = press?.isDragged ?? false
    if (!press || event.type === 'pointercancel' || event.pointerType === 'mouse') return
    const [dx, dy] = [press.at.x - press.start.x, press.at.y - press.start.y]
    const isQuick = event.timeStamp - press.startTime < swipeMs
    if (isQuick && Math.abs(dx) > swipeLength && Math.abs(dx) > 2 * Math.abs(dy)) {
      gestures.onSwipe(dx < 0 ? 'right' : 'left')
    } else if (press.isDragged && event.timeStamp - press.time < throwMs) {
      gestures.onThrow(press.speed)
    }
  }
  listen('pointerup', end)
  listen('pointercancel', end)

  listen('click', (event) => {
    const anchor = (event.target as Element | null)?.closest?.('a[href]')
    // Always: a followed link would replace the page's document.
    if (anchor) event.preventDefault()
    if (wasDragged) return
    if (anchor) gestures.onLink(anchor)
    else if (!hasSelection(target)) {
      const { clientX: x, clientY: y } = event
      gestures.onTap(pointOf(event), { document: documentOf(target), x, y })
    }
  })
  listen('dblclick', (event) => {
    if (!hasSelection(target)) gestures.onDoubleTap(pointOf(event))
  })
  listen('auxclick', (event) => event.preventDefault())
  listen('dragstart', (event) => event.preventDefault())
  if (!(target instanceof HTMLElement)) listen('keydown', (event) => gestures.onKey(event))

  listen(
    'wheel',
    (event) => {
      event.preventDefault()
      const { deltaX, deltaY, deltaMode } = event
      const unit = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : wheelLine
      if (event.ctrlKey || event.metaKey) {
        const px = Math.max(-notch, Math.min(notch, deltaY * unit))
        gestures.onZoom(Math.exp(-px * pinchRate), pointOf(event))
        return
      }
      const kind = Math.abs(deltaY * unit) < notch ? 'hand' : 'glide'
      // A wheel has one direction; with the shift key it means the other.
      if (event.shiftKey && deltaX === 0) gestures.onWheel(deltaY * unit, 0, kind)
      else gestures.onWheel(deltaX * unit, deltaY * unit, kind)
    },
    { passive: false },
  )
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

const isPaper = (target: EventTarget | null): boolean =>
  (target as Element | null)?.matches?.(paper) ?? false

/** The hand may leave the page while it drags. */
function capture({ target, pointerId }: PointerEvent): void {
  try {
    ;(target as Element).setPointerCapture(pointerId)
  } catch {
    // It has let go already.
  }
}

const documentOf = (target: HTMLElement | Document): Document =>
  target instanceof HTMLElement ? target.ownerDocument : target

const hasSelection = (target: HTMLElement | Document): boolean =>
  documentOf(target).getSelection()?.isCollapsed === false
