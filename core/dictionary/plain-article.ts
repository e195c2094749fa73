import type { EntryBlock } from './entry'
import { EntryWriter } from './entry-writer'

/** Lines of a text that was wrapped are about this long. */
const wrapped = { least: 60, most: 100 }
/** A line that fills so much of the longest one goes on in the next. */
const filled = 0.8

/** Words in braces name other entries, where dictd’s texts have them. */
const reference = /\{([^{}\n]{1,100})\}/g

/**
 * An article of plain text: a block for each line, or, where lines were wrapped at a length, for each that
 * they were before. What a line is indented by stays.
 */
export function plainArticle(text: string): EntryBlock[] {
  const lines = text.replaceAll('\r', '').split('\n')
  const longest = Math.max(...lines.slice(0, 1_000).map(({ length }) => length))
  const isWrapped = longest >= wrapped.least && longest <= wrapped.most
  const writer = new EntryWriter()
  let goesOn = false
  for (const line of lines) {
    if (writer.isFull) break
    const words = line.trim()
    const indent = line.length - line.trimStart().length
    if (goesOn && words !== '' && !startsItem.test(words)) writer.text(' ')
    else writer.begin(Math.ceil(indent / 4))
    withReferences(writer, words)
    goesOn = isWrapped && line.trimEnd().length >= longest * filled
  }
  return writer.finish()
}

/** What only stands at the start of a sense. */
const startsItem = /^(?:\d{1,3}[.:)]|\([a-z0-9]\)|[-•*] )/

function withReferences(writer: EntryWriter, words: string): void {
  let at = 0
  for (const { 0: whole, 1: name, index } of words.matchAll(reference)) {
    writer.text(words.slice(at, index))
    writer.text(name!, { lookUp: name!.replace(/\s+/g, ' ').trim() })
    at = index + whole.length
  }
  writer.text(words.slice(at))
}
