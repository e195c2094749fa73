import type { ListMark } from './paragraph'

/** How numbers of one level of a list are written. */
export interface ListLevel {
  /** A type of `<ol>` (`1`, `a`, `A`, `i`, `I`), `01`, `bullet`, or `none` for no number at all. */
  readonly format: string
  /** What is printed, with `%1` for the number of the outermost level: `%1.%2.` */
  readonly template: string
  readonly start: number
}

/** Counts the items of one list through a document. */
export class ListCounter {
  readonly #counts: (number | undefined)[] = []

  /**
   * Goes on to the next item of a level.
   *
   * @param start where the level begins anew
   * @returns numbers of the item and of those around it, outermost first
   */
  next(level: number, levels: readonly ListLevel[], start?: number): readonly number[] {
    const counts = this.#counts
    const before = start === undefined ? counts[level] : start - 1
    counts[level] = (before ?? (levels[level]?.start ?? 1) - 1) + 1
    counts.length = level + 1
    return Array.from({ length: level + 1 }, (_, at) => counts[at] ?? levels[at]?.start ?? 1)
  }
}

/** The mark of an item, in the plainest form that says it. */
export function markOf(levels: readonly ListLevel[], numbers: readonly number[]): ListMark {
  const at = numbers.length - 1
  const { format, template } = levels[at] ?? { format: 'bullet', template: '' }
  if (format === 'bullet') return { kind: 'bullet' }
  const isPlain = template === `%${at + 1}.` && htmlFormats.has(format)
  return isPlain
    ? { kind: 'number', format, value: numbers[at] ?? 1 }
    : { kind: 'label', label: labelOf(levels, numbers) }
}

/** The mark as it is printed before the words of a heading; empty for a bullet. */
export function labelOf(levels: readonly ListLevel[], numbers: readonly number[]): string {
  const { format, template } = levels[numbers.length - 1] ?? { format: 'bullet', template: '' }
  if (format === 'bullet') return ''
  return template
    .replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return formatNumber(numbers[at] ?? 1, levels[at]?.format ?? '1')
    })
    .trim()
}

const htmlFormats = new Set(['1', 'a', 'A', 'i', 'I'])

export function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'a':
    case 'A': {
      const letters = toLetters(number)
      return format === 'A' ? letters.toUpperCase() : letters
    }
    case 'i':
    case 'I': {
      const roman = toRoman(number)
      return format === 'I' ? roman : roman.toLowerCase()
    }
    case '01':
      return String(number).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(number)
  }
}

/** a … z, aa, bb, cc: as word processors go on. */
function toLetters(number: number): string {
  if (number < 1 || number > 26 * 20) return String(number)
  const letter = String.fromCharCode(97 + ((number - 1) % 26))
  return letter.repeat(Math.ceil(number / 26))
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function toRoman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let left = number
  let roman = ''
  for (const [value, letters] of romans) {
    for (; left >= value; left -= value) roman += letters
  }
  return roman
}
