import { LanguageTally } from '../office/language-tally'

import { languageByNumber } from './languages'
import type { RtfToken } from './tokens'
import { destinations } from './words'

interface Group {
  readonly language: string | undefined
  readonly isText: boolean
}

/** The language in which most of the text is marked to be; that of the program counts as not said. */
export function mainLanguage(tokens: Iterable<RtfToken>): LanguageTally['result'] {
  const tally = new LanguageTally()
  const groups: Group[] = []
  let usual: string | undefined
  let group: Group = { language: undefined, isText: true }
  let isNew = false
  for (const token of tokens) {
    const wasNew = isNew
    isNew = token.kind === 'open'
    if (token.kind === 'open') {
      if (groups.length < 1_000) groups.push(group)
    } else if (token.kind === 'close') group = groups.pop() ?? group
    else if (token.kind === 'symbol' && token.character === '*' && wasNew) {
      group = { ...group, isText: false }
    } else if (token.kind === 'word') {
      if (token.name === 'deflang') usual = languageByNumber(token.value)
      const isOther = wasNew && (destinations[token.name] ?? 'body') !== 'body'
      if (isOther) group = { ...group, isText: false }
      else if (token.name === 'lang') group = { ...group, language: languageByNumber(token.value) }
    } else if (token.kind === 'text' && group.isText) {
      const language = group.language ?? usual
      tally.add(language, token.text.length, language !== usual)
    }
  }
  return tally.result
}
