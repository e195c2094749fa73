/**
 * `html > body.x p` → `octavo-body.x p`; class names and ids that merely contain "body" stay. Attributes
 * in a namespace are those that the prepared section has in their place.
 */
export const adaptSelector = (selector: string): string =>
  selector
    .replace(/\[\s*(?:epub|\*)\|type/g, '[data-epub-type')
    .replace(/\[\s*(?:xml|\*)\|lang/g, '[lang')
    .replace(/(?:html|:root)\s*>\s*(?=body(?![\w-]))/g, '')
    .replace(/(^|[\s>+~,(])body(?![\w-])/g, '$1octavo-body')

/** What a machine shows for `serif` may be anything; ours stand before it (`settings-style.ts` says which). */
export const withHouseFaces = (families: string): string =>
  families
    .replace(/(^|,\s*)serif\b/g, '$1var(--o-serif), serif')
    .replace(/(^|,\s*)sans-serif\b/g, '$1var(--o-sans), sans-serif')

/** Viewport units as shares of the page. */
export const pageUnits = (value: string): string =>
  value.replace(/(-?[\d.]+)(vw|vh|vmin|vmax|vi|vb)\b/gi, (_, number: string, unit: string) => {
    const side = /^(?:vh|vb|vmin)$/i.test(unit) ? 'height' : 'width'
    return `calc(${number} * var(--o-page-${side}) / 100)`
  })
