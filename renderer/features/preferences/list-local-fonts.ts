/** @see https://wicg.github.io/local-font-access/ */
interface LocalFont {
  readonly family: string
}

declare global {
  interface Window {
    /** Only in Chromium, and only while somebody presses a button. */
    readonly queryLocalFonts?: () => Promise<readonly LocalFont[]>
  }
}

/**
 * Families installed on this computer, in alphabetical order.
 *
 * @throws when the system does not give them
 */
export async function listLocalFonts(): Promise<string[]> {
  const fonts = (await window.queryLocalFonts?.()) ?? []
  // Names go into a style: one with a quotation mark in it is no family anybody misses.
  const families = new Set(fonts.map(({ family }) => family).filter(isPlain))
  return [...families].sort(new Intl.Collator().compare)
}

const isPlain = (family: string): boolean => /^[^"\\.][^"\\]*$/.test(family) && family.length <= 200
