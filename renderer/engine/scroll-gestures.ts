import type { MotionKind } from './scroll-motion'

/** What a person does with one long column. */
export interface ScrollGestures {
  /** Whether there is one. */
  isScrolled(): boolean
  /** @param px further down in the text; negative: further up */
  onScroll(px: number, kind: MotionKind): void
}

/** A wheel with notches moves by so many px or more at once; a touchpad hardly ever does. */
const notch = 50

/** px of a wheel that counts in lines. */
const wheelLine = 40

/** Speed at which a finger throws the text, in px for each ms. */
const leastThrow = 0.3

/** A throw loses its speed in about so many ms. */
const throwMs = 325

/** A finger that rested so many ms before it left the glass throws nothing. */
const restMs = 60

/** Wheel and finger over a document in which nothing scrolls by itself. */
export function attachScrolling(document: Document, gestures: ScrollGestures): void {
  document.addEventListener(
    'wheel',
    ({ ctrlKey, deltaY, deltaMode }) => {
      if (ctrlKey || deltaY === 0 || !gestures.isScrolled()) return
      const px = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * wheelLine
      gestures.onScroll(px, Math.abs(px) < notch ? 'hand' : 'glide')
    },
    { passive: true },
  )

  let finger: { id: number; y: number; time: number; speed: number } | null = null
  document.addEventListener('pointerdown', ({ pointerId, pointerType, clientY, timeStamp }) => {
    if (pointerType !== 'touch' || !gestures.isScrolled()) return
    finger = { id: pointerId, y: clientY, time: timeStamp, speed: 0 }
    // A touch holds what was thrown.
    gestures.onScroll(0, 'hand')
  })
  document.addEventListener('pointermove', ({ pointerId, clientY, timeStamp }) => {
    if (finger?.id !== pointerId) return
    const px = finger.y - clientY
    const ms = Math.max(1, timeStamp - finger.time)
    finger = { id: pointerId, y: clientY, time: timeStamp, speed: (finger.speed + px / ms) / 2 }
    gestures.onScroll(px, 'hand')
  })
  document.addEventListener('pointerup', ({ pointerId, timeStamp }) => {
    if (finger?.id !== pointerId) return
    const { speed, time } = finger
    finger = null
    const isThrown = Math.abs(speed) >= leastThrow && timeStamp - time < restMs
    if (isThrown) gestures.onScroll(speed * throwMs, 'throw')
  })
  document.addEventListener('pointercancel', () => {
    finger = null
  })
}
