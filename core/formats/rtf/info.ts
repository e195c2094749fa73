import type { KnownMetadata } from '../document/metadata'
import { isTold } from '../office/core-properties'
import { partialDate } from '../partial-date'

/** What `\info` says of a file. */
export class Info {
  readonly #values = new Map<string, string>()
  readonly #created = new Map<string, string>()
  #isCreation = false

  add(name: string, value: string): void {
    if (value !== '' && !this.#values.has(name)) this.#values.set(name, value)
  }

  /** A word that is no text: of several times it says when the file was made. */
  take(name: string, value: number | undefined): void {
    if (name.endsWith('tim')) this.#isCreation = name === 'creatim'
    else if (this.#isCreation && value !== undefined) this.#created.set(name, String(value))
  }

  get metadata(): KnownMetadata {
    const value = (name: string) => this.#values.get(name)
    const title = value('title')
    const authors = (value('author') ?? '').split(/\s*;\s*/).filter((name) => name !== '')
    const subjects = [value('subject') ?? '', value('keywords') ?? ''].flatMap((words) =>
      words.split(/\s*[,;]\s*/).filter((word) => word !== ''),
    )
    const description = value('doccomm') ?? value('comment')
    const publisher = value('company')
    const published = partialDate(...['yr', 'mo', 'dy'].map((name) => this.#created.get(name)))
    return {
      ...(title !== undefined && isTold(title) && { title }),
      ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
      ...(subjects.length > 0 && { subjects: [...new Set(subjects)] }),
      ...(description !== undefined && { description }),
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
    }
  }
}
