import { encodeFragment } from '#core/content/href'

/** What a field makes of the text that stands for its result. */
export interface FieldEffect {
  readonly link?: string | undefined
  /** Numbers of pages, which mean nothing on other pages. */
  readonly isHidden?: boolean
}

interface Field extends FieldEffect {
  readonly instruction: string
  readonly isResult: boolean
}

const deepest = 30

/**
 * The fields that are open at a place of a document. A field may begin in one paragraph and end many
 * paragraphs later.
 */
export class Fields {
  #open: Field[] = []

  begin(): void {
    this.#open.push({ instruction: '', isResult: false })
    // What is never ended must not grow for ever.
    if (this.#open.length > deepest) this.#open.shift()
  }

  addInstruction(text: string): void {
    const field = this.#open.at(-1)
    if (!field || field.isResult || field.instruction.length > 10_000) return
    this.#open[this.#open.length - 1] = { ...field, instruction: field.instruction + text }
  }

  separate(): void {
    const field = this.#open.pop()
    if (field) this.#open.push({ ...field, ...effectOf(field.instruction), isResult: true })
  }

  end(): void {
    this.#open.pop()
  }

  /** What all open fields together make of text. */
  get effect(): FieldEffect {
    return {
      link: this.#open.findLast(({ link }) => link !== undefined)?.link,
      isHidden: this.#open.some(({ isHidden, isResult }) => isHidden === true || !isResult),
    }
  }
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
