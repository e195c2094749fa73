import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'
import { longNovel, proseIn } from '#tests/support/text-source'

import { flow } from './flow'
import { normalise } from './normalise'
import { findStructure, type Structure } from './structure'
import { createVocabulary } from './vocabulary'

/** Paragraphs of a novel, or of our own sentences where no corpora are at hand. */
function truth(): string[] {
  const novel = longNovel()
  if (novel === undefined) return ownParagraphs()
  return novel
    .split(/\n{2,}/)
    .filter((text) => /^[“A-Z].*[.!?…]”?$/.test(text) && text.length > 15 && !text.includes('\n'))
    .map((text) => text.replaceAll('\u2060', '').replace(/\s+/g, ' '))
    .slice(100, 1_050)
}

function ownParagraphs(): string[] {
  const random = seededRandom(7)
  const sentences = proseIn('en').match(/[A-Z][^.!?]+[.!?]/g) ?? []
  return Array.from({ length: 950 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * random() * 12) },
      () => sentences[Math.floor(random() * sentences.length)]!,
    )
      .join(' ')
      .replace(/\s+/g, ' '),
  )
}

interface Wrapping {
  readonly columns: () => number
  readonly first?: string
  readonly hyphenate?: boolean
}

function wrap(paragraph: string, { columns, first = '', hyphenate = false }: Wrapping): string[] {
  const lines: string[] = []
  let line = first
  let limit = columns()
  let isFresh = true
  for (const word of paragraph.split(' ')) {
    const gap = isFresh ? '' : ' '
    if (!isFresh && line.length + gap.length + word.length > limit) {
      const room = limit - line.length - 2
      const at = Math.min(room, word.length - 3)
      const isDivisible = hyphenate && /^[a-z]{8,}$/.test(word) && at >= 3
      lines.push(isDivisible ? `${line} ${word.slice(0, at)}-` : line)
      line = isDivisible ? word.slice(at) : word
      limit = columns()
    } else {
      line += gap + word
    }
    isFresh = false
  }
  return [...lines, line]
}

const fixed = (columns: number) => () => columns
function ragged() {
  const random = seededRandom(3)
  return () => 62 + Math.floor(random() * 11)
}
const blocks = (wrapping: Wrapping) => (paragraphs: readonly string[]) =>
  paragraphs.map((text) => wrap(text, wrapping).join('\n')).join('\n\n')
const tight = (wrapping: Wrapping) => (paragraphs: readonly string[]) =>
  paragraphs.map((text) => wrap(text, wrapping).join('\n')).join('\n')

type Relayout = (paragraphs: readonly string[]) => string

const layouts: Readonly<Record<string, Relayout>> = {
  'blocks of 45 columns': blocks({ columns: fixed(45) }),
  'blocks of 70 columns': blocks({ columns: fixed(70) }),
  'blocks of 100 columns': blocks({ columns: fixed(100) }),
  'blocks with CRLF': (texts) => blocks({ columns: fixed(70) })(texts).replaceAll('\n', '\r\n'),
  'blocks with CR': (texts) => blocks({ columns: fixed(70) })(texts).replaceAll('\n', '\r'),
  'blocks with indents': blocks({ columns: fixed(70), first: '    ' }),
  'blocks with divided words': blocks({ columns: fixed(70), hyphenate: true }),
  'blocks in a margin': (texts) =>
    blocks({ columns: fixed(66) })(texts).replace(/^(?=.)/gm, '     '),
  'ragged blocks': blocks({ columns: ragged() }),
  'ragged indents': tight({ columns: ragged(), first: '   ' }),
  'indents of 70 columns': tight({ columns: fixed(70), first: '  ' }),
  'indents with tabs': tight({ columns: fixed(70), first: '\t' }),
  'indents with divided words': tight({ columns: fixed(60), first: '    ', hyphenate: true }),
  'double-spaced': (texts) =>
    texts.map((text) => wrap(text, { columns: fixed(70) }).join('\n\n')).join('\n\n\n'),
  'one line each': (texts) => texts.join('\n'),
  'one line each, blank lines between': (texts) => texts.join('\n\n'),
  'pages of 60 lines': (texts) =>
    blocks({ columns: fixed(70) })(texts)
      .split('\n')
      .map((line, index) => (index % 60 === 59 ? `\f${line}` : line))
      .join('\n'),
  packed: tight({ columns: fixed(70) }),
}

/** Number of the word at which each paragraph starts. */
function startsOf(texts: readonly string[]): Set<number> {
  const starts = new Set<number>()
  let words = 0
  for (const text of texts) {
    starts.add(words)
    words += text.split(/\s+/).length
  }
  return starts
}

function paragraphsOf(source: string): string[] {
  const text = normalise(source)
  const vocabulary = createVocabulary(text)
  const { opening, front, body }: Structure = findStructure(text)
  return [...opening, ...front, ...body]
    .filter(({ kind }) => kind !== 'scene' && kind !== 'space')
    .map(({ lines }) => flow(lines, vocabulary))
}

function score(found: ReadonlySet<number>, wanted: ReadonlySet<number>): number {
  const right = [...found].filter((start) => wanted.has(start)).length
  return (2 * right) / (found.size + wanted.size)
}

describe('paragraphs of one text in many layouts', () => {
  const paragraphs = truth()
  const wanted = startsOf(paragraphs)

  it.each(Object.entries(layouts))('%s', (name, relayout) => {
    const found = startsOf(paragraphsOf(relayout(paragraphs)))

    const f1 = score(found, wanted)
    console.log(`${name}: F1 ${f1.toFixed(3)}`)
    // Where a paragraph fills its last line, nothing tells a packed text's next paragraph.
    expect(f1).toBeGreaterThan(name === 'packed' ? 0.8 : 0.99)
  })

  it('brings divided words together', () => {
    const whole = paragraphs.slice(0, 300)
    const source = layouts['blocks with divided words']!(whole)

    const words = new Set(whole.join(' ').split(' '))
    const found = paragraphsOf(source).join(' ').split(' ')

    const unknown = found.filter((word) => !words.has(word))
    expect(unknown.length / found.length).toBeLessThan(0.002)
  })
})

describe('lines that are whole sentences', () => {
  const starts = 'He She They Nobody The_boat A_letter Rain My_sister Its_door'.split(' ')
  const words =
    'went over under the quiet river with seven red lamps while waiting for bread and snow again'.split(
      ' ',
    )
  const ends = ['.', '!', '?', '…', '.”', '?"']

  function aSentence(random: () => number, length: number): string {
    const start = starts[Math.floor(random() * starts.length)]!.replace('_', ' ')
    const rest = Array.from({ length }, () => words[Math.floor(random() * words.length)]!)
    return `${start} ${rest.join(' ')}${ends[Math.floor(random() * ends.length)]!}`
  }

  it('are never joined', () => {
    for (let seed = 1; seed <= 250; seed++) {
      const random = seededRandom(seed)
      const longest = 2 + Math.floor(random() * 30)
      const even = random() < 0.3
      const gapShare = random()
      const indentShare = random() < 0.3 ? random() : 0
      const count = 3 + Math.floor(random() * 150)
      const lines = Array.from({ length: count }, () =>
        aSentence(random, even ? longest : 1 + Math.floor(random() * longest)),
      )
      const source = lines
        .map(
          (line) =>
            `${random() < indentShare ? '   ' : ''}${line}${random() < gapShare ? '\n\n' : '\n'}`,
        )
        .join('')

      const structure = findStructure(normalise(source))

      const joined = [...structure.front, ...structure.body].filter(
        ({ kind, lines: own }) => own.length > 1 && kind !== 'verse' && kind !== 'preformatted',
      )
      expect(joined, `seed ${seed}, ${structure.layout.mode}`).toEqual([])
    }
  })
})
