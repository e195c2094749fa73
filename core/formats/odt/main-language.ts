import type { XmlElement } from '#core/content/xml-tree'

import { LanguageTally } from '../office/language-tally'
import { languageOf } from '../office/text-properties'

import type { Styles } from './styles'

/** The language in which most of the text is marked to be; that of the program counts as not said. */
export function mainLanguage(text: XmlElement, styles: Styles): LanguageTally['result'] {
  const tally = new LanguageTally()
  const usual = styles.find('paragraph', undefined).text
  for (const paragraph of [...text.descendants('p'), ...text.descendants('h')]) {
    const words = paragraph.rawText
    const style = styles.find('paragraph', paragraph.attribute('style-name'))
    const language = languageOf(style.text, words)
    tally.add(language, words.length, language !== languageOf(usual, words))
  }
  return tally.result
}
