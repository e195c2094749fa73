import { z } from 'zod'

import { Colour, contrast, luminance, mix, nearest, type Change } from '#core/contrast'
import { PaperTexture, tonesOf } from '#core/paper-texture'

export const ThemeName = z.enum(['paper', 'sepia', 'dusk', 'night'])
export type ThemeName = z.infer<typeof ThemeName>

/** Contrast that text is not to fall below. */
export const ContrastFloor = z.union([z.literal(4.5), z.literal(7)])
export type ContrastFloor = z.infer<typeof ContrastFloor>

/** A theme of the person's own, as they wish it: {@link fitTheme} makes it readable. */
export const CustomTheme = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  background: Colour,
  text: Colour,
  accent: Colour,
  floor: ContrastFloor,
  /** None where it is absent. */
  texture: PaperTexture.optional(),
})
export type CustomTheme = z.infer<typeof CustomTheme>

export const CustomThemeKey = z.templateLiteral(['custom:', z.uuid()])
export type CustomThemeKey = z.infer<typeof CustomThemeKey>

/** All colours of page and shell. */
export interface ThemeColours {
  readonly background: Colour
  readonly text: Colour
  /** Small print on the background, and on the raised surface. */
  readonly muted: Colour
  readonly mutedRaised: Colour
  readonly accent: Colour
  /** What is raised above the page: drawers, menus. */
  readonly surface: Colour
  readonly isDark: boolean
  readonly texture: PaperTexture
}

/** `docs/design.md` has the table, with the contrasts. */
export const palettes: Readonly<Record<ThemeName, ThemeColours>> = {
  paper: {
    background: '#FBF9F4',
    text: '#26221D',
    muted: '#6B6257',
    mutedRaised: '#645B51',
    accent: '#8A4B2D',
    surface: '#EFEAE0',
    isDark: false,
    texture: 'none',
  },
  sepia: {
    background: '#F3E7D3',
    text: '#3B2F22',
    muted: '#6E5B45',
    mutedRaised: '#665340',
    accent: '#8A3F1E',
    surface: '#E8D9BF',
    isDark: false,
    texture: 'none',
  },
  dusk: {
    background: '#2B2D33',
    text: '#D9D6CF',
    muted: '#A3A19B',
    mutedRaised: '#AEACA6',
    accent: '#E0A876',
    surface: '#35383F',
    isDark: true,
    texture: 'none',
  },
  night: {
    background: '#121314',
    text: '#B9B5AC',
    muted: '#8A877F',
    mutedRaised: '#929087',
    accent: '#C98F5F',
    surface: '#1C1E20',
    isDark: true,
    texture: 'none',
  },
}

/** Publishers choose their colours for white paper; from this luminance on a ground counts as such. */
const whitePaper = 0.9

export const isWhitePaper = ({ background }: ThemeColours): boolean =>
  luminance(background) >= whitePaper

/** What was done to a wished colour, so that the text can be read. */
export interface Adjustment {
  readonly part: 'background' | 'text' | 'accent'
  readonly change: Change
  /** The contrast that it was done for. */
  readonly floor: ContrastFloor
}

/** Small print and links keep at least this, whatever is asked of the text. */
const smallPrintFloor = 4.5
const surfaceShare = 0.06
/** Of the background in small print, where contrast allows. */
const mutedShare = 0.4

/**
 * The colours of a theme of one's own. Lightness is changed, by as little as will do, where the wished
 * colours would fall below the floor; hue stays.
 */
export function fitTheme(wished: Omit<CustomTheme, 'id' | 'name'>): {
  readonly colours: ThemeColours
  readonly adjustments: readonly Adjustment[]
} {
  const { floor, texture = 'none' } = wished
  const adjustments: Adjustment[] = []
  const note = (
    part: Adjustment['part'],
    before: Colour,
    after: Colour,
    forFloor: ContrastFloor,
  ) => {
    if (before.toUpperCase() === after.toUpperCase()) return
    const change = luminance(after) < luminance(before) ? 'darkened' : 'lightened'
    adjustments.push({ part, change, floor: forFloor })
  }

  const background = readableBackground(wished.background, floor, texture)
  note('background', wished.background, background, floor)
  const ink = bestInk(background)
  const surface = mix(background, ink, surfaceShare)
  const isDark = ink === white
  const paper = tonesOf(background, isDark, texture)
  const grounds = [...paper, surface]
  const text = readable(wished.text, grounds, floor)
  note('text', wished.text, text, floor)
  const accent = readable(wished.accent, grounds, smallPrintFloor)
  note('accent', wished.accent, accent, smallPrintFloor)
  const muted = (...on: readonly Colour[]) =>
    readable(mix(text, background, mutedShare), on, smallPrintFloor)
  return {
    colours: {
      background: background.toUpperCase(),
      text: text.toUpperCase(),
      muted: muted(...paper),
      mutedRaised: muted(surface),
      accent: accent.toUpperCase(),
      surface,
      isDark,
      texture,
    },
    adjustments,
  }
}

/** The least contrast that a colour has on the paper of a theme, wherever it stands. */
export function contrastOnPaper(
  colour: Colour,
  { background, isDark, texture }: ThemeColours,
): number {
  const tones = tonesOf(background, isDark, texture)
  return Math.min(...tones.map((tone) => contrast(colour, tone)))
}

const black = '#000000'
const white = '#FFFFFF'

const bestInk = (ground: Colour): Colour =>
  contrast(white, ground) > contrast(black, ground) ? white : black

/** A ground in the middle of the scale, on which nothing could be read, gives way to its nearer end. */
function readableBackground(wished: Colour, floor: number, texture: PaperTexture): Colour {
  const isReadable = (ground: Colour) => {
    const ink = bestInk(ground)
    const grounds = [...tonesOf(ground, ink === white, texture), mix(ground, ink, surfaceShare)]
    return grounds.every((tone) => contrast(ink, tone) >= floor)
  }
  if (isReadable(wished)) return wished
  const change = bestInk(wished) === black ? 'lightened' : 'darkened'
  return nearest(wished, change, isReadable) ?? wished
}

/** The wished colour where it can be read on all grounds, else the nearest in lightness that can. */
function readable(wished: Colour, grounds: readonly Colour[], floor: number): Colour {
  const isReadable = (colour: Colour) =>
    grounds.every((ground) => contrast(colour, ground) >= floor)
  if (isReadable(wished)) return wished
  const change = bestInk(grounds[0]!) === black ? 'darkened' : 'lightened'
  return nearest(wished, change, isReadable) ?? bestInk(grounds[0]!)
}

/** The theme that a wish comes to, and its colours. One that is gone gives way to the system's. */
export function resolveTheme(
  wish: ThemeName | CustomThemeKey | 'system',
  { systemIsDark, themes }: { systemIsDark: boolean; themes: readonly CustomTheme[] },
): { readonly theme: ThemeName | CustomThemeKey; readonly colours: ThemeColours } {
  const own = themes.find(({ id }) => wish === `custom:${id}`)
  if (own) return { theme: `custom:${own.id}`, colours: fitTheme(own).colours }
  const named = ThemeName.safeParse(wish)
  const theme = named.success ? named.data : systemIsDark ? 'night' : 'paper'
  return { theme, colours: palettes[theme] }
}
