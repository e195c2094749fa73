/** Every style rule of a sheet, also in conditions, layers and imported sheets, in their order. */
export function* styleRulesIn(rules: CSSRuleList): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (isStyleRule(rule)) yield rule
    if ('cssRules' in rule) yield* styleRulesIn((rule as CSSGroupingRule).cssRules)
    if ('styleSheet' in rule) {
      const imported = (rule as CSSImportRule).styleSheet
      if (imported) yield* styleRulesIn(imported.cssRules)
    }
  }
}

/** Rules belong to the frame's realm, where `instanceof` of this one does not hold. */
const isStyleRule = (rule: CSSRule): rule is CSSStyleRule =>
  'selectorText' in rule && 'style' in rule
