import { encodeFragment } from '#core/content/href'

/** What a field makes of the text that stands for its result. */
export interface FieldEffect {
  readonly link?: string | undefined
  /** Numbers of pages, which mean nothing on other pages. */
  readonly isHidden?: boolean
}

/** What the instruction of a field means: `HYPERLINK "address" \l "place"`, `PAGEREF place \h`. */
export function effectOf(instruction: string): FieldEffect {
  const words = [...instruction.matchAll(/"((?:[^"\\]|\\.)*)"?|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  )
  const [name = ''] = words
  switch (name.toUpperCase()) {
    case 'PAGEREF':
    case 'PAGE':
    case 'NUMPAGES':
      return { isHidden: true }
    case 'HYPERLINK':
      return { link: linkOf(words.slice(1)) }
    default:
      return {}
  }
}

function linkOf(words: readonly string[]): string | undefined {
  let address = ''
  let place = ''
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (word === String.raw`\l`) place = words[++at] ?? ''
    else if (/^\\[ot]$/.test(word)) at++
    else if (!word.startsWith('\\') && address === '') address = word
  }
  return address === '' && place === '' ? undefined : linkTo(address, place)
}

/** An address outside, with a place in it; or a place in the document itself. */
export const linkTo = (address: string, place: string | undefined): string =>
  place === undefined || place === '' ? address : `${address}#${encodeFragment(place)}`
