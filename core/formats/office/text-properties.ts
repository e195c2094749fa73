import type { Look } from './runs'

/** Formatting of characters; what is absent is left as the style around has it. */
export interface TextProperties {
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
  readonly isStruck?: boolean
  readonly isSmallCaps?: boolean
  readonly isCaps?: boolean
  readonly isHidden?: boolean
  readonly isRightToLeft?: boolean
  readonly position?: 'super' | 'sub' | 'baseline'
  /** BCP 47, for each of the kinds of script that word processors keep apart. */
  readonly language?: string
  readonly languageComplex?: string
  readonly languageAsian?: string
}

const complex = /[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\ufb1d-\ufdff\ufe70-\ufefc]/
const asian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** The one of the three languages that is meant: its letters say which. */
export function languageOf(properties: TextProperties, text: string): string | undefined {
  const { language, languageComplex, languageAsian, isRightToLeft } = properties
  if (isRightToLeft === true || complex.test(text)) return languageComplex
  return asian.test(text) ? languageAsian : language
}

/**
 * How text looks, given all that holds for it.
 *
 * @param language of the document
 */
export function lookOf(
  properties: TextProperties,
  text: string,
  language: string | undefined,
): Look {
  const own = languageOf(properties, text)
  const isOther = own !== undefined && own.toLowerCase() !== language?.toLowerCase()
  const { position } = properties
  return {
    ...(isOther && language !== undefined && /\p{L}/u.test(text) && { language: own }),
    ...(properties.isBold && { isBold: true }),
    ...(properties.isItalic && { isItalic: true }),
    ...(properties.isUnderlined && { isUnderlined: true }),
    ...(properties.isStruck && { isStruck: true }),
    ...(properties.isSmallCaps && { isSmallCaps: true }),
    ...(properties.isCaps && { isCaps: true }),
    ...((position === 'super' || position === 'sub') && { position }),
  }
}

/** Properties without those that are `undefined`, so that they override nothing. */
export function known<Properties extends object>(
  properties: Properties,
): { [Key in keyof Properties]?: NonNullable<Properties[Key]> } {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined),
  ) as never
}
