/** Weighs in which languages the letters of a document are marked to be. */
export class LanguageTally {
  readonly #letters = new Map<string, number>()
  readonly #said = new Map<string, number>()

  /** @param isSaid by the text itself, not by a style for everything */
  add(language: string | undefined, letters: number, isSaid: boolean): void {
    if (language === undefined) return
    this.#letters.set(language, (this.#letters.get(language) ?? 0) + letters)
    if (isSaid) this.#said.set(language, (this.#said.get(language) ?? 0) + letters)
  }

  /** The language of most of the text, and whether most of that says so itself. */
  get result(): { readonly language: string | undefined; readonly isSaid: boolean } {
    const [language, count = 0] =
      [...this.#letters].sort((one, other) => other[1] - one[1])[0] ?? []
    return {
      language,
      isSaid: language !== undefined && (this.#said.get(language) ?? 0) * 2 > count,
    }
  }
}
