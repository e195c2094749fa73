import { deepestIndent, type EntryBlock, type EntryRun } from './entry'

/** More than anybody reads in a card; what a hostile file holds beyond is left out. */
const mostCharacters = 40_000
const mostBlocks = 500

type Look = Pick<EntryRun, 'style' | 'lookUp'>

/** Puts an entry together from pieces of text, in order. */
export class EntryWriter {
  readonly #blocks: EntryBlock[] = []
  #runs: EntryRun[] = []
  #begun: Omit<EntryBlock, 'runs'> = { kind: 'text', indent: 0 }
  #characters = 0

  get isFull(): boolean {
    return this.#characters >= mostCharacters || this.#blocks.length >= mostBlocks
  }

  /** Ends the block at hand and begins another. One without text is left out. */
  begin(indent = 0, { kind = 'text', marker }: Partial<EntryBlock> = {}): void {
    this.#end()
    const depth = Math.min(Math.max(0, indent), deepestIndent)
    this.#begun = { kind, indent: depth, ...(marker !== undefined && { marker }) }
  }

  /** Text with its spaces as they are. */
  text(text: string, look: Look = {}): void {
    if (this.isFull || text === '') return
    const kept = text.slice(0, mostCharacters - this.#characters)
    this.#characters += kept.length
    const last = this.#runs.at(-1)
    if (last && last.style === look.style && last.lookUp === look.lookUp) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + kept }
    } else this.#runs.push({ text: kept, ...look })
  }

  /** Text as markup means it: white space of any kind is one space, and none at the start of a line. */
  flow(text: string, look: Look = {}): void {
    const before = this.#runs.at(-1)?.text ?? '\n'
    const spaced = text.replace(/[ \t\n\r\f]+/g, ' ')
    this.text(/[ \n]$/.test(before) ? spaced.replace(/^ /, '') : spaced, look)
  }

  finish(): EntryBlock[] {
    this.#end()
    return this.#blocks
  }

  #end(): void {
    const runs = trimmed(this.#runs)
    this.#runs = []
    if (runs.length > 0 && this.#blocks.length < mostBlocks)
      this.#blocks.push({ ...this.#begun, runs })
  }
}

/** Without white space at the ends; empty where there is nothing else. */
function trimmed(runs: readonly EntryRun[]): EntryRun[] {
  const kept = [...runs]
  while (kept.length > 0 && kept[0]!.text.trim() === '') kept.shift()
  while (kept.length > 0 && kept.at(-1)!.text.trim() === '') kept.pop()
  if (kept.length === 0) return []
  kept[0] = { ...kept[0]!, text: kept[0]!.text.trimStart() }
  const last = kept.length - 1
  kept[last] = { ...kept[last]!, text: kept[last]!.text.trimEnd() }
  return kept
}
