const lineEnds = /\r\n?|[\v\u0085\u2028\u2029]/g
// Form feeds stand on lines of their own; a line end that touches one is that line's.
const formFeeds = /\n?\f\n?/g
// eslint-disable-next-line no-control-regex -- these are what is taken out
const controls = /[\u0000-\u0008\u000e-\u001f\u007f]/g
const hasControls = /[\u0000-\u0008\u000e-\u001f\u007f]/

/**
 * Rule T1: one kind of line end, no control characters, nothing at the ends of lines. Locators of
 * plain text count in the result, so this function must never change what it gives for a file.
 */
export function normalise(decoded: string): string {
  let text = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded
  text = text.replace(lineEnds, '\n')
  if (text.includes('\f')) text = text.replace(formFeeds, '\n\f\n')
  if (hasControls.test(text)) text = text.replace(controls, '')
  return trimLines(text)
}

function trimLines(text: string): string {
  const pieces: string[] = []
  let kept = 0
  for (let newline = text.indexOf('\n'); ; newline = text.indexOf('\n', newline + 1)) {
    const end = newline < 0 ? text.length : newline
    const trimmed = trimmedEnd(text, end)
    if (trimmed < end) {
      pieces.push(text.slice(kept, trimmed))
      kept = end
    }
    if (newline < 0) break
  }
  if (pieces.length === 0) return text
  pieces.push(text.slice(kept))
  return pieces.join('')
}

function trimmedEnd(text: string, end: number): number {
  let at = end
  while (at > 0 && isTrailingSpace(text.charCodeAt(at - 1))) at--
  return at
}

const isTrailingSpace = (code: number) =>
  code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000
