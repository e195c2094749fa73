import type { XmlElement } from '#core/content/xml-tree'

import { LanguageTally } from '../office/language-tally'
import { languageOf, type TextProperties } from '../office/text-properties'

import { readRunProperties } from './properties'

/**
 * The language in which most of the text is marked to be.
 *
 * @param base what holds for runs that say nothing
 */
export function mainLanguage(root: XmlElement, base: TextProperties): LanguageTally['result'] {
  const tally = new LanguageTally()
  for (const run of root.descendants('r')) {
    const text = run
      .childrenNamed('t')
      .map((child) => child.rawText)
      .join('')
    const own = languageOf(readRunProperties(run.child('rpr')), text)
    tally.add(own ?? languageOf(base, text), text.length, own !== undefined)
  }
  return tally.result
}
