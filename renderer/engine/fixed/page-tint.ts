import type { Colour } from '#core/contrast'
import type { ReaderSettings } from '#core/preferences'

/** What is done to the colours of a page. */
interface Tint {
  /** CSS filter over the drawing. */
  readonly filter: string
  /** Laid over it one after the other: what it is multiplied by, and what is added; `null` for nothing. */
  readonly layers: { readonly multiply: string; readonly screen: string } | null
}

const plain: Tint = { filter: 'none', layers: null }
/** Dark for light, with the colours where they were. */
const inverted = 'invert(1) hue-rotate(180deg)'

/**
 * How the settings would have a page. In the theme's colours white comes to be its paper and black its ink;
 * where the theme is dark, light and dark change places first.
 */
export function tintOf({ pageColours, colours }: ReaderSettings): Tint {
  switch (pageColours) {
    case 'original':
      return plain
    case 'dimmed':
      return { ...plain, filter: 'brightness(0.8)' }
    case 'inverted':
      return { ...plain, filter: inverted }
    case 'theme': {
      const { background, text, isDark } = colours
      const [dark, light] = isDark ? [background, text] : [text, background]
      return { filter: isDark ? inverted : 'none', layers: spanning(dark, light) }
    }
  }
}

/** Black to `dark`, white to `light`, each channel by itself: d + (1 − d) · x · m, where m = (l − d) / (1 − d). */
function spanning(dark: Colour, light: Colour): NonNullable<Tint['layers']> {
  const [low, high] = [channelsOf(dark), channelsOf(light)]
  const factors = low.map((d, at) => Math.max(0, high[at]! - d) / Math.max(1, 255 - d))
  return { multiply: `rgb(${factors.map((m) => Math.round(m * 255)).join(' ')})`, screen: dark }
}

const channelsOf = (colour: Colour): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Gives all pages of a surface these colours, those to come included. */
export function wearTint(surface: HTMLElement, settings: ReaderSettings): void {
  const { filter, layers } = tintOf(settings)
  const set = (name: string, value: string) => surface.style.setProperty(name, value)
  set('--page-filter', filter)
  set('--page-layers', layers ? 'block' : 'none')
  set('--page-multiply', layers?.multiply ?? 'none')
  set('--page-screen', layers?.screen ?? 'none')
}

/** Makes room for a drawing that wears what {@link wearTint} says. @returns where the page is to be drawn */
export function addTintedRoom(host: HTMLElement): HTMLElement {
  const room = document.createElement('div')
  Object.assign(room.style, { position: 'absolute', inset: '0', filter: 'var(--page-filter)' })
  host.append(room)
  for (const blend of ['multiply', 'screen'] as const) {
    const layer = document.createElement('div')
    Object.assign(layer.style, {
      position: 'absolute',
      inset: '0',
      display: 'var(--page-layers)',
      background: `var(--page-${blend})`,
      mixBlendMode: blend,
      pointerEvents: 'none',
    })
    host.append(layer)
  }
  return room
}
