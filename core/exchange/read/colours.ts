import type { HighlightColour } from '#core/annotations'

/** Names of colours in other readers, and which of ours comes nearest. */
const names: Readonly<Record<string, HighlightColour>> = {
  yellow: 'yellow',
  orange: 'yellow',
  gray: 'yellow',
  grey: 'yellow',
  green: 'green',
  olive: 'green',
  cyan: 'blue',
  blue: 'blue',
  pink: 'pink',
  red: 'pink',
  purple: 'violet',
  violet: 'violet',
}

/** Hue in degrees from which on a colour is ours. */
const hues: readonly (readonly [number, HighlightColour])[] = [
  [0, 'pink'],
  [25, 'yellow'],
  [75, 'green'],
  [170, 'blue'],
  [250, 'violet'],
  [300, 'pink'],
]

/** @param given a name, or `#rrggbb`; yellow for what is neither */
export function toColour(given: unknown): HighlightColour {
  if (typeof given !== 'string') return 'yellow'
  const digits = /^#([0-9a-f]{6})$/i.exec(given)?.[1]
  if (digits === undefined) return names[given.toLowerCase()] ?? 'yellow'
  const [red = 0, green = 0, blue = 0] = (digits.match(/../g) ?? []).map((pair) =>
    parseInt(pair, 16),
  )
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  if (spread < 24) return 'yellow'
  const sixth =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  return hues.findLast(([from]) => sixth * 60 >= from)?.[1] ?? 'yellow'
}
