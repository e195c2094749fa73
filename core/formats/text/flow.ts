import { seamBetween } from './join'
import type { Line } from './lines'
import type { Vocabulary } from './vocabulary'

/** The lines of a paragraph as one text. Parts of one line follow each other as they are. */
export function flow(lines: readonly Line[], vocabulary: () => Vocabulary): string {
  let text = ''
  let end: number | undefined
  for (const line of lines) {
    text =
      end === undefined || line.start <= end ? text + line.text : join(text, line.text, vocabulary)
    end = line.end
  }
  return text.trimEnd()
}

function join(text: string, next: string, vocabulary: () => Vocabulary): string {
  // Only the end of what is there matters: a slice keeps this linear in long paragraphs.
  const { drop, glue } = seamBetween(text.slice(-60), next, vocabulary)
  return (drop === 0 ? text : text.slice(0, -drop)) + glue + next
}
