/** The rules of a style sheet; none where it could not be had, for then Chromium lets nobody look. */
export function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return Array.from(sheet.cssRules)
  } catch {
    return []
  }
}

/** Every style rule of a sheet, also in conditions, layers and imported sheets, in their order. */
export function* styleRulesIn(sheet: CSSStyleSheet): Generator<CSSStyleRule> {
  yield* amongRules(rulesOf(sheet))
}

function* amongRules(rules: readonly CSSRule[]): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (isStyleRule(rule)) yield rule
    if ('cssRules' in rule) yield* amongRules(Array.from((rule as CSSGroupingRule).cssRules))
    if ('styleSheet' in rule) {
      const imported = (rule as CSSImportRule).styleSheet
      if (imported) yield* styleRulesIn(imported)
    }
  }
}

/** Rules belong to the frame's realm, where `instanceof` of this one does not hold. */
const isStyleRule = (rule: CSSRule): rule is CSSStyleRule =>
  'selectorText' in rule && 'style' in rule
