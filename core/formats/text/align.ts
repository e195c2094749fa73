/** A place in the source text and, of the same words, in the text as it is shown. */
export interface AlignedPlace {
  readonly source: number
  readonly shown: number
}

/** Characters that may be missing on one side before the two are the same again. */
const longestGap = 80
/** So many equal characters are no accident. */
const proof = 4

/**
 * Goes along a block in its source and as it is shown until one side reaches the given index. The two
 * differ by line ends, indents, hyphens of divided words, signs for italics: what is on one side only
 * is passed over.
 */
export function align(source: string, shown: string, until: Partial<AlignedPlace>): AlignedPlace {
  const sourceEnd = Math.min(until.source ?? Infinity, source.length)
  const shownEnd = Math.min(until.shown ?? Infinity, shown.length)
  let s = 0
  let h = 0
  while (s < sourceEnd && h < shownEnd) {
    if (isSame(source, s, shown, h)) {
      s++
      h++
      continue
    }
    const gap = findGap(source, s, shown, h)
    s += gap.source
    h += gap.shown
  }
  return { source: s, shown: h }
}

function isSame(source: string, s: number, shown: string, h: number): boolean {
  const one = source.charCodeAt(s)
  const other = shown.charCodeAt(h)
  return one === other || (one === 0x0a && other === 0x20)
}

/** The least that has to be passed over; what was typed is left out more often than something is put in. */
function findGap(source: string, s: number, shown: string, h: number): AlignedPlace {
  for (let length = 1; length <= longestGap; length++) {
    for (let inShown = 0; inShown <= length; inShown++) {
      const gap = { source: length - inShown, shown: inShown }
      if (areSame(source, s + gap.source, shown, h + gap.shown)) return gap
    }
  }
  return { source: 1, shown: 1 }
}

function areSame(source: string, s: number, shown: string, h: number): boolean {
  for (let at = 0; at < proof; at++) {
    // Both at their end are the same, too.
    if (s + at >= source.length && h + at >= shown.length) return true
    if (!isSame(source, s + at, shown, h + at)) return false
  }
  return true
}
