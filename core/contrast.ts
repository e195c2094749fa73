import { z } from 'zod'

/** An opaque sRGB colour: `#` and six hexadecimal digits. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/i)
export type Colour = z.infer<typeof Colour>

type Channels = readonly [red: number, green: number, blue: number]

const channelsOf = (colour: Colour): Channels => {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const toColour = (channels: Channels): Colour =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`.toUpperCase()

/** Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white). */
export function luminance(colour: Colour): number {
  const [red, green, blue] = channelsOf(colour).map(linear) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Contrast ratio as WCAG 2 defines it, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** @param share of `b`, 0 to 1 */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const other = channelsOf(b)
  return toColour(
    channelsOf(a).map((channel, i) => channel + (other[i]! - channel) * share) as never,
  )
}

export type Change = 'darkened' | 'lightened'

/**
 * The colour of the same hue that is nearest in lightness and meets a condition, on the way to black
 * or to white; `null` where even the end of the way does not meet it. Once met, the condition must
 * hold from there on.
 */
export function nearest(
  colour: Colour,
  change: Change,
  meets: (colour: Colour) => boolean,
): Colour | null {
  const [hue, saturation, from] = toHsl(channelsOf(colour))
  const to = change === 'darkened' ? 0 : 1
  const at = (share: number) => toColour(fromHsl(hue, saturation, from + (to - from) * share))
  if (!meets(at(1))) return null
  let [fails, holds] = [0, 1]
  // Finer than a step of eight bits.
  while (holds - fails > 1 / 1024) {
    const middle = (fails + holds) / 2
    if (meets(at(middle))) holds = middle
    else fails = middle
  }
  return at(holds)
}

/** Hue in sixths of the circle, saturation and lightness 0 to 1. */
function toHsl(channels: Channels): [hue: number, saturation: number, lightness: number] {
  const [red, green, blue] = channels.map((channel) => channel / 255) as [number, number, number]
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const lightness = (most + least) / 2
  const chroma = most - least
  if (chroma === 0) return [0, 0, lightness]
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1))
  if (most === red) return [((green - blue) / chroma + 6) % 6, saturation, lightness]
  if (most === green) return [(blue - red) / chroma + 2, saturation, lightness]
  return [(red - green) / chroma + 4, saturation, lightness]
}

function fromHsl(hue: number, saturation: number, lightness: number): Channels {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation
  const channel = (offset: number) => {
    const distance = Math.abs(((hue + offset) % 6) - 3) - 1
    return 255 * (lightness + chroma * (Math.min(1, Math.max(0, distance)) - 0.5))
  }
  return [channel(0), channel(4), channel(2)]
}
