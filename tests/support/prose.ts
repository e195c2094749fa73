/** Breaks a paragraph at a number of columns, as an editor does. */
export function wrap(paragraph: string, columns: number): string {
  const lines: string[] = ['']
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && line.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

export const sentences = [
  'The road went down to the river and stopped there without a reason.',
  'Nobody had crossed it since the bridge was taken away in the spring.',
  'She put her lamp on the stone and listened to the water for a while.',
  'There was a boat on the other side, but it had no oars and no owner.',
  'He would have called out to her if he had known what her name was.',
  'The rain came in the evening and stayed with them until the morning.',
]
export const paragraphOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => sentences[(from + index) % sentences.length]).join(
    ' ',
  )
/** Paragraphs, each of a number of sentences. */
export const prose = (count: number, each = 5) =>
  Array.from({ length: count }, (_, index) => paragraphOf(index, each))
