import type { HighlightColour } from './annotations'
import { type Colour, contrast, mix, nearest } from './contrast'
import type { ThemeColours } from './themes'

/** Markers as they lie on white paper. */
const inks: Readonly<Record<HighlightColour, Colour>> = {
  yellow: '#F5C800',
  green: '#58B947',
  blue: '#3F8FE0',
  pink: '#E8588F',
  violet: '#9A6BE0',
}

/** Of the ink in a marked ground, where the text stays readable. */
const mostInk = 0.45
/** What text on a marked ground keeps (WCAG 2, 1.4.3), and a line beside it (1.4.11). */
const textFloor = 4.5
const lineFloor = 3

export interface HighlightColours {
  /** Ground of marked text. */
  readonly ground: Colour
  /** Of a line under or through it, and of whatever stands for the colour. */
  readonly line: Colour
}

/** Grounds of what was found, and of the passage that one looks at. */
export function searchColours({ background, text, accent }: ThemeColours): {
  readonly found: Colour
  readonly current: Colour
} {
  const groundOf = (most: number) => readableGround(background, text, accent, most)
  return { found: groundOf(0.25), current: groundOf(0.55) }
}

/** The five colours on the page of a theme: the text on them can be read, the lines can be seen. */
export function highlightColours(
  theme: ThemeColours,
): Readonly<Record<HighlightColour, HighlightColours>> {
  const { background, text, isDark } = theme
  const lineOf = (ink: Colour): Colour =>
    nearest(
      ink,
      isDark ? 'lightened' : 'darkened',
      (line) => contrast(line, background) >= lineFloor,
    ) ?? text
  const entries = Object.entries(inks).map(([name, ink]) => [
    name,
    { ground: readableGround(background, text, ink, mostInk), line: lineOf(ink) },
  ])
  return Object.fromEntries(entries) as Record<HighlightColour, HighlightColours>
}

/** As much of an ink as text on it allows. */
function readableGround(background: Colour, text: Colour, ink: Colour, most: number): Colour {
  const floor = Math.min(textFloor, contrast(text, background))
  for (let share = most; share > 0; share -= 0.05) {
    const ground = mix(background, ink, share)
    if (contrast(text, ground) >= floor) return ground
  }
  return background
}
