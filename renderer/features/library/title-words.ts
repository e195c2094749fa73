/** A piece of a title that is never broken. */
export interface Word {
  readonly text: string
  /** What stands between it and the piece before it on the same line. */
  readonly space: '' | ' '
  /** Articles, prepositions and the like: they belong to what follows, and do not stand alone. */
  readonly isWeak: boolean
  /** One pauses after it. */
  readonly isPause: boolean
  /** It opens a bracket or a quotation, which begins a line well. */
  readonly isOpening: boolean
}

const weak = new Set(
  'a an and at by das dem den der des die du ein eine el for from il in la las le les lo los of on or the to und une von with'.split(
    ' ',
  ),
)

/** Scripts that are written without spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u

/** The pieces of a title between which a line may end. */
export const wordsOf = (title: string): Word[] =>
  title
    .trim()
    .split(/\s+/)
    .flatMap((word) => piecesOf(word).map((text, index) => toWord(text, index === 0 ? ' ' : '')))

function toWord(text: string, space: Word['space']): Word {
  const bare = text.replace(/^\p{P}+|\p{P}+$/gu, '')
  const isWeak = weak.has(bare.toLowerCase()) || /^\p{Ll}{1,3}$/u.test(bare)
  const isPause = !isWeak && /[:;,.!?…–—]['’"”»)]*$/u.test(text)
  return { text, space, isWeak, isPause, isOpening: /^[\p{Ps}\p{Pi}]/u.test(text) }
}

function piecesOf(word: string): string[] {
  if (!unspaced.test(word)) return word.split(/(?<=[\p{L}\p{N}][-–—/])(?=\p{L}{2})/u)
  const pieces: string[] = []
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, {
    granularity: 'word',
  }).segment(word)) {
    // No line begins with a comma or a closing bracket.
    if (!isWordLike && pieces.length > 0) pieces.push(`${pieces.pop()}${segment}`)
    else pieces.push(segment)
  }
  return pieces
}
