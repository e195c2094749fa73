/** Letters with accents and vowel signs, and the unseen characters among them: joiners, soft hyphens. */
const letter = 1
const apostrophe = 2
/** Ends a word, but not the string of characters that it stands in: a hyphen, a comma. */
const joint = 3
/** Ends both: white space, dashes, brackets, quotation marks. */
const gap = 4
/** Makes its string an address, a formula or a number, in which nothing is divided. */
const code = 5
/** Does so between letters: the full stops of addresses and abbreviations. */
const stop = 6

/** The first that fits. ’ is a closing quotation mark too and ʼ a letter, so they come before these. */
const kinds: readonly (readonly [kind: number, RegExp])[] = [
  [apostrophe, /['’ʼ]/],
  [code, /[\p{N}@_\\]/u],
  [stop, /\./],
  [gap, /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}"‒–—―…\u200B]/u],
  [letter, /[\p{L}\p{M}\p{Cf}\p{Cs}]/u],
]

/** By UTF-16 unit, found out when a unit is first met; 0 is not yet known. */
const kindOfUnit = new Uint8Array(0x10000)

function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  return kindOfUnit[unit]! || learn(unit)
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit)
  const kind = kinds.find(([, pattern]) => pattern.test(character))?.[0] ?? joint
  kindOfUnit[unit] = kind
  return kind
}

/**
 * Visits the words of a text that may be divided: runs of letters outside addresses, formulas, numbers
 * and abbreviations with full stops.
 *
 * @param apostrophes an apostrophe between letters belongs to the word
 */
export function visitWords(
  text: string,
  apostrophes: boolean,
  visit: (start: number, end: number) => void,
): void {
  const { length } = text
  const runs: number[] = []
  for (let index = 0; index < length;) {
    runs.length = 0
    let divisible = true
    for (; index < length; index++) {
      const kind = kindAt(text, index)
      if (kind === letter) {
        const start = index
        index = endOfWord(text, index, apostrophes)
        runs.push(start, index)
        index--
      } else if (kind === gap) break
      else if (kind === code) divisible = false
      else if (kind === stop && index + 1 < length && kindAt(text, index + 1) === letter)
        divisible = false
      else if (kind === joint && text.startsWith('://', index)) divisible = false
    }
    if (divisible) for (let run = 0; run < runs.length; run += 2) visit(runs[run]!, runs[run + 1]!)
    index++
  }
}

function endOfWord(text: string, start: number, apostrophes: boolean): number {
  let end = start + 1
  for (; end < text.length; end++) {
    const kind = kindAt(text, end)
    if (kind === letter) continue
    const inside =
      apostrophes &&
      kind === apostrophe &&
      end + 1 < text.length &&
      kindAt(text, end + 1) === letter
    if (!inside) break
  }
  return end
}
