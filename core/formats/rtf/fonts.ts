import { encodingOfCharset, encodingOfCodePage, symbolCharset } from './encodings'

interface Font {
  charset?: number | undefined
  codePage?: number | undefined
  name: string
}

/** The table of fonts, for the encodings of their texts. */
export class Fonts {
  readonly #fonts = new Map<number, Font>()
  #current: Font = { name: '' }

  take(name: string, value: number | undefined): void {
    if (name === 'f') {
      this.#current = { name: '' }
      this.#fonts.set(value ?? 0, this.#current)
    } else if (name === 'fcharset') this.#current.charset = value
    else if (name === 'cpg') this.#current.codePage = value
  }

  addName(text: string): void {
    if (this.#current.name.length < 100) this.#current.name += text
  }

  /** @returns `encoding` is `undefined` where the font has that of the document */
  find(number: number): { readonly encoding: string | undefined; readonly isSymbol: boolean } {
    const font = this.#fonts.get(number)
    if (!font) return { encoding: undefined, isSymbol: false }
    return {
      encoding: encodingOfCodePage(font.codePage) ?? encodingOfCharset(font.charset),
      isSymbol: font.charset === symbolCharset || /^(?:symbol|wingdings)/i.test(font.name.trim()),
    }
  }
}
