/** Size of the page for which a document was laid out, in CSS px. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** No page is larger; a slip of the keyboard may be. */
const longestSide = 100_000

/** A side in px. Units are not part of the grammar, and what follows the number is ignored. */
export function readLength(value: string | undefined): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)(?![\d.]|\s*%)/.exec(value ?? '')
  const length = match ? Number(match[1]) : 0
  return length > 0 && length <= longestSide ? length : undefined
}

/**
 * Content of `<meta name="viewport">`. The first width and the first height count; keywords such as
 * `device-width` leave the size open.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-fxl-icb-html
 */
export function parseViewport(content: string): Viewport | undefined {
  const value = (name: string) =>
    new RegExp(`(?:^|[,;\\s])${name}\\s*=\\s*([^,;\\s]+)`, 'i').exec(content)?.[1]
  return sized(readLength(value('width')), readLength(value('height')))
}

/** The size of a drawing: its view box, else its width and height. */
export function viewportOfSvg(attributes: {
  readonly viewBox: string | undefined
  readonly width: string | undefined
  readonly height: string | undefined
}): Viewport | undefined {
  const [, , width, height] = attributes.viewBox?.trim().split(/[\s,]+/) ?? []
  return (
    sized(readLength(width), readLength(height)) ??
    sized(readLength(attributes.width), readLength(attributes.height))
  )
}

const sized = (width: number | undefined, height: number | undefined): Viewport | undefined =>
  width === undefined || height === undefined ? undefined : { width, height }
