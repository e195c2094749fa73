import type { ChunkText } from '#core/content/chunk-text'
import { readChunkText } from '#core/content/read-chunk-text'
import { findPunctuation } from '#core/formats/text/smart-punctuation'
import type { ReaderSettings } from '#core/preferences'

import { chunkAt } from './reading-layout'
import type { SectionSource } from './section-source'

interface Range {
  readonly section: number
  /** Locator offsets in the section. */
  readonly from: number
  readonly to: number
  /** Most characters of text. */
  readonly characters: number
}

/** Chunks whose text is kept, so that a row of pages reads each once. */
const mostKept = 40

/** The words on pages that nobody has laid out on the screen. */
export class PageTexts {
  readonly #source: SectionSource
  /** In order of last use. */
  readonly #kept = new Map<string, Promise<ChunkText>>()

  constructor(source: SectionSource) {
    this.#source = source
  }

  /** The first words of a range, whole ones, with an ellipsis where it goes on. */
  async firstWords(
    { section, from, to, characters }: Range,
    { smartPunctuation, language }: ReaderSettings,
  ): Promise<string> {
    const prepared = await this.#source.section(section)
    let text = ''
    let chunk = chunkAt(prepared, from)
    for (; chunk < prepared.chunks.length && text.length <= characters; chunk++) {
      const { start } = prepared.chunks[chunk]!
      if (start >= to) break
      const part = (await this.#textOf(section, chunk)).words(Math.max(0, from - start), to - start)
      text += text === '' || part === '' ? part : `\n${part}`
    }
    const shown = smartPunctuation ? setSigns(text, prepared.language ?? language ?? '') : text
    return cutAtWord(shown, characters)
  }

  #textOf(section: number, chunk: number): Promise<ChunkText> {
    const key = `${section}.${chunk}`
    const known = this.#kept.get(key)
    this.#kept.delete(key)
    const reading = known ?? this.#source.chunk(section, chunk).then((html) => readChunkText(html))
    this.#kept.set(key, reading)
    if (!known) reading.catch(() => this.#kept.delete(key))
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept) this.#kept.delete(oldest!)
    return reading
  }
}

/** At most so many characters, whole words where there are any, with an ellipsis for the rest. */
export function cutAtWord(text: string, characters: number): string {
  if (text.length <= characters) return text
  const before = text.slice(0, characters + 1)
  const space = before.search(/\s\S*$/)
  const cut = space > 0 ? text.slice(0, space) : text.slice(0, characters)
  return `${cut.replace(/[\s\u2060,;:.…–—-]+$/, '')}…`
}

/** As the page shows what was typed. */
function setSigns(text: string, language: string): string {
  let shown = ''
  let done = 0
  for (const { from, to, text: sign } of findPunctuation(text, language)) {
    shown += text.slice(done, from) + sign
    done = to
  }
  return shown + text.slice(done)
}
