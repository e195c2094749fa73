import { textureInk, type PaperTexture } from '#core/paper-texture'

/** Sides of the tiles of dark and of light specks, px: together they come back after thousands. */
const tiles = { dark: 93, light: 123 } as const
/** Each square of so many px has one speck, so that none of them gather into a figure that is seen again. */
const cell = 3
/** px between the lines, and between the chains across them */
const laidGap = 4
const chainGap = 92

/** A paper's texture as a CSS image, to be laid over its colour. */
export function paperImage(texture: PaperTexture, isDark: boolean): string {
  if (texture === 'none') return 'none'
  const share = textureInk(texture, isDark)
  if (texture === 'grain')
    return `${specks('#000', share, tiles.dark)}, ${specks('#fff', share, tiles.light)}`
  const ink = `rgb(${isDark ? '255 255 255' : '0 0 0'} / ${share})`
  const lines = (direction: string, gap: number) =>
    `repeating-linear-gradient(${direction}, ${ink} 0 1px, transparent 1px ${gap}px)`
  return `${lines('to bottom', laidGap)}, ${lines('to right', chainGap)}`
}

/** A tile of specks of one pixel each, the same every time. */
function specks(ink: string, share: number, side: number): string {
  let state = 0x9e3779b9 ^ side
  /** Marsaglia’s xorshift: a simpler generator leaves stripes that one sees. */
  const inCell = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 8) % cell
  }
  let path = ''
  for (let y = 0; y < side; y += cell) {
    for (let x = 0; x < side; x += cell) path += `M${x + inCell()} ${y + inCell()}h1v1h-1`
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" shape-rendering="crispEdges"><path fill="${ink}" fill-opacity="${share}" d="${path}"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
