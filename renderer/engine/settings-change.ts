import { pageWishes, type ReaderSettings } from '#core/preferences'

/** Settings that only colour, and those of pages that are not set here: all others may move a line. */
const moveNothing: ReadonlySet<string> = new Set(['theme', 'colours', ...pageWishes])

/** Everything that can change where a line or a page ends. */
export const layoutSettings = (settings: ReaderSettings): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !moveNothing.has(name)))

export const onlyColoursDiffer = (a: ReaderSettings, b: ReaderSettings): boolean =>
  JSON.stringify(layoutSettings(a)) === JSON.stringify(layoutSettings(b))

/** A layout that wears the colours of other settings. */
export const withColoursOf = (
  { theme, colours }: ReaderSettings,
  layout: ReaderSettings,
): ReaderSettings => ({ ...layout, theme, colours })
