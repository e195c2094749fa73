import type { PunctuationChange } from './smart-punctuation'

/** Has no width and no effect here but that places keep their numbers. */
const filler = '\u2060'

/** Sign → what was typed for it, by the number of fillers behind it. */
const typed: Readonly<Record<string, readonly string[]>> = {
  '“': ['"'],
  '”': ['"'],
  '″': ['"'],
  '‘': ["'"],
  '’': ["'"],
  '′': ["'"],
  '–': ['–', '--'],
  '—': ['—', '--', '---'],
  '…': ['…', '…', '...', '…', '. . .'],
}
const shownSign = /([“”″‘’′]|[–—…]\u2060+)/g

/**
 * Applies changes of punctuation without moving anything behind them: what a shorter sign leaves free
 * is filled with characters that nobody sees. Undone by {@link asTyped}.
 */
export function ofSameLength(text: string, changes: readonly PunctuationChange[]): string {
  let result = ''
  let done = 0
  for (const { from, to, text: sign } of changes) {
    result += text.slice(done, from) + sign + filler.repeat(to - from - sign.length)
    done = to
  }
  return result + text.slice(done)
}

/**
 * The text as it was typed. Only for a text without curly quotes and primes of its own, which is the only
 * kind that is shown so.
 */
export const asTyped = (shown: string): string =>
  shown.replace(shownSign, (sign) => typed[sign[0]!]?.[sign.length - 1] ?? sign)
