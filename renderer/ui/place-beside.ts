interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const distance = 8
const edge = 12

/**
 * Puts a box under what it belongs to, or above it where there is more room; always whole within its
 * positioned ancestor.
 *
 * @param rect of what it belongs to, in px from that ancestor's corner
 */
export function placeBeside(element: HTMLElement, rect: Box): void {
  const { offsetWidth: width, offsetHeight: height, offsetParent } = element
  const room = offsetParent ?? document.documentElement
  const left = rect.x + rect.width / 2 - width / 2
  const below = rect.y + rect.height + distance
  const above = rect.y - distance - height
  const fitsBelow = below + height <= room.clientHeight - edge
  const top = fitsBelow || above < edge ? below : above
  const clamp = (value: number, max: number) => Math.max(edge, Math.min(value, max - edge))
  element.style.left = `${clamp(left, room.clientWidth - width)}px`
  element.style.top = `${clamp(top, room.clientHeight - height)}px`
}
