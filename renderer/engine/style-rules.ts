/** The rules of a style sheet; none where it could not be had, for then Chromium lets nobody look. */
export function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return Array.from(sheet.cssRules)
  } catch {
    return []
  }
}
