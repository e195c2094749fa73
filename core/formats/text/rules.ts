import type { Line } from './lines'

const signs = new Set('-_=*~#•·—–―─━═▬+◇◆○●☆★※§⁂❦❧†⸺⸻')
/** What may stand between signs in a mixed mark: `-x-x-x-`, `<><>`. */
const companions = new Set('<>/\\|^:.xXoO')
const lone = new Set('*#~§⁂❦❧⸻※')

/** Rule T4: is the line a rule across the page, a scene mark, or neither? */
export function classifyRule(text: string): 'rule' | 'scene' | undefined {
  if (text.length === 1) return lone.has(text) ? 'scene' : undefined
  if (!signs.has(text[0]!) && !companions.has(text[0]!)) return undefined

  const found = new Map<string, number>()
  let spaces = 0
  for (const sign of text) {
    if (sign === ' ' || sign === '\t' || sign === '\u00a0') {
      spaces++
    } else {
      if (!signs.has(sign) && !companions.has(sign)) return undefined
      found.set(sign, (found.get(sign) ?? 0) + 1)
      if (found.size > 3) return undefined
    }
  }
  const length = [...found.values()].reduce((sum, count) => sum + count, 0)
  return found.size === 1
    ? ofOneSign(text[0]!, length, spaces > 0)
    : ofMixedSigns(text, found, length)
}

function ofOneSign(sign: string, length: number, spaced: boolean) {
  if (!signs.has(sign) || length < 3) return undefined
  return length >= (spaced ? 40 : 20) ? 'rule' : 'scene'
}

function ofMixedSigns(text: string, found: ReadonlyMap<string, number>, length: number) {
  const names = [...found.keys()]
  const letters = names.filter((sign) => /[xo.:]/i.test(sign))
  const drawn = names.some((sign) => signs.has(sign)) || (found.has('<') && found.has('>'))
  const repeats = Math.max(...found.values()) >= 2
  if (!drawn || !repeats || length < 3) return undefined
  // A face (`o_o`) and dots (`.-.`) are words of a kind; a mark of this sort is longer.
  if (letters.length > 0 && length < 5 && !signs.has(text[0]!)) return undefined
  if (length <= 24) return 'scene'
  return letters.length === 0 ? 'rule' : undefined
}

const underlines = /^(?:-{3,}|={3,}|~{3,}|_{3,}|\^{3,})$/

/**
 * A heading underlined the way typists do: the line below is about as long as the words. A sentence
 * over a row of dashes is none.
 */
export const isUnderline = (above: Line, below: Line) =>
  underlines.test(below.text) && Math.abs(above.text.length - below.text.length) <= 3

/** Gives rules and scene marks their kind. */
export const markRules = (lines: readonly Line[]): Line[] =>
  lines.map((line) => {
    const kind =
      line.kind === 'text' && line.width <= 400 && !line.level ? classifyRule(line.text) : undefined
    return kind ? { ...line, kind } : line
  })
