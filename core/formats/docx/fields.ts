import { effectOf, type FieldEffect } from '../office/field-instruction'

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

  /** An instruction that goes on behind its paragraph is one that was never ended. */
  endParagraph(): void {
    this.#open = this.#open.filter(({ isResult }) => isResult)
  }

  /** What all open fields together make of text. */
  get effect(): FieldEffect {
    return {
      link: this.#open.findLast(({ link }) => link !== undefined)?.link,
      isHidden: this.#open.some(({ isHidden, isResult }) => isHidden === true || !isResult),
    }
  }
}
