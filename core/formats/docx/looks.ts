import type { XmlElement } from '#core/content/xml-tree'

import type { Look } from '../office/runs'

import { readRunProperties, type RunProperties } from './properties'

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** Word keeps three languages for each run; its letters say which one is meant. */
export function languageOf(properties: RunProperties, text: string): string | undefined {
  const { language, languageBidi, languageAsia, isRightToLeft } = properties
  if (isRightToLeft === true || rightToLeft.test(text)) return languageBidi
  return eastAsian.test(text) ? languageAsia : language
}

/**
 * How a run looks, given all that holds for it.
 *
 * @param language of the document
 */
export function lookOf(
  properties: RunProperties,
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

/**
 * The language in which most of the text is marked to be.
 *
 * @param base what holds for runs that say nothing
 * @returns the language, and whether the runs themselves say so
 */
export function mainLanguage(
  root: XmlElement,
  base: RunProperties,
): { readonly language: string | undefined; readonly isSaid: boolean } {
  const letters = new Map<string, number>()
  const said = new Map<string, number>()
  for (const run of root.descendants('r')) {
    const text = run
      .childrenNamed('t')
      .map((child) => child.rawText)
      .join('')
    const own = languageOf(readRunProperties(run.child('rpr')), text)
    const language = own ?? languageOf(base, text)
    if (language === undefined) continue
    letters.set(language, (letters.get(language) ?? 0) + text.length)
    if (own !== undefined) said.set(own, (said.get(own) ?? 0) + text.length)
  }
  const [language, count = 0] = [...letters].sort((one, other) => other[1] - one[1])[0] ?? []
  return { language, isSaid: language !== undefined && (said.get(language) ?? 0) * 2 > count }
}
