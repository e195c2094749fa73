import { describe, expect, it } from 'vitest'

import { prose, wrap } from '#tests/support/prose'
import { outlineOf } from '#tests/support/text-outline'
import { aTextSource, readAll } from '#tests/support/text-source'

import { text } from './text'

const wrapped = prose(12).map((paragraph) => wrap(paragraph, 70))
const chapters = (below: string, { heading = 'Chapter' } = {}) =>
  [`${heading} 1`, below, ...wrapped.slice(0, 6), `${heading} 2`, ...wrapped.slice(6)].join('\n\n')

/** What is quoted and who said so, of each epigraph. */
const epigraphsOf = (source: string) => {
  const { front, body } = outlineOf(source).structure
  return [...front, ...body]
    .filter(({ epigraph }) => epigraph)
    .map(({ lines }) => lines.map((line) => line.text).join('\n'))
}

describe('epigraphs', () => {
  it.each([
    ['a name below', '“The river is within us.”\n\n— Ann Example, Two Rivers'],
    ['the name glued to it', '"The river is within us."\n-- Ann Example, Two Rivers'],
    ['two lines of verse', 'The river is within us,\nThe sea is all about us.\n—Ann Example'],
    ['prose that is indented', '    The river is within us and never asks.\n\n    – Ann Example'],
    ['italics', '_The river is within us._\n\n— Ann Example'],
    ['a saint', '“The river is within us.”\n\n— St. John of the Rivers'],
    ['a source in italics', '“The river is within us.”\n\n--_The Book of Rivers_.'],
    ['a name to the right', `“The river is within us.”\n${'ANN EXAMPLE.'.padStart(68)}`],
    [
      'an act and a scene',
      `    "The river is within us."\n${'--_Lear_, Act 2, Scene 1.'.padStart(66)}`,
    ],
    ['Russian', '«Река внутри нас».\n\n— Анна Примерова, «Две реки»'],
    ['Chinese', '“河在我们心里。”\n\n——安例《两条河》'],
  ])('finds one: %s', (_, source) => {
    const [words, name, ...more] = epigraphsOf(chapters(source))

    expect(words).toMatch(/The river is within us|Река внутри нас|河在我们心里/)
    expect(name).toBe(source.split('\n').at(-1)!.trim())
    expect(more).toEqual([])
  })

  it.each([
    ['speech with dashes', '«Кто там?»\n\n— Анна Петровна.'],
    ['a short name in speech', '«Кто там?»\n\n— Оля.'],
    ['speech that goes on', '«Кто там?»\n\n— Анна Петровна\n\n— Войдите, прошу вас.'],
    ['French speech', '« Qui est là ? »\n\n— Jean, répondit une voix derrière la porte'],
    ['a question', '“Who is there?”\n\n— John Example?'],
    ['running text', 'The river was within us all that day, and then some.\n\n— Ann Example'],
    ['words that are no name', '“The river is within us.”\n\n— and nobody said another word'],
    ['no name', '“The river is within us.”\n\n“So it is.”'],
    ['speech before the name', '— The river is within us.\n\n— Ann Example'],
    ['a passage that is too long', `“${wrap(prose(3)[0]!.repeat(3), 70)}”\n\n— Ann Example`],
    [
      'a name in the middle of the page',
      `“The river is within us.”\n\n${'ANN EXAMPLE'.padStart(40)}`,
    ],
  ])('leaves the rest: %s', (_, source) => {
    expect(epigraphsOf(chapters(source))).toEqual([])
  })

  it('is looked for below headings and the title alone', () => {
    const epigraph = '“The river is within us.”\n\n— Ann Example'
    const [first, ...rest] = wrapped

    expect(epigraphsOf([first, epigraph, ...rest].join('\n\n'))).toEqual([])
    expect(epigraphsOf(['Two Rivers', epigraph, first, ...rest].join('\n\n'))).toHaveLength(2)
    expect(epigraphsOf(['Two Rivers', epigraph].join('\n\n'))).toEqual([])
  })

  it('may be two', () => {
    const source = '“The river is within us.”\n\n— Ann Example\n\n“So it is.”\n\n— Per Example'

    expect(epigraphsOf(chapters(source))).toHaveLength(4)
    expect(outlineOf(chapters(source)).of('paragraph')).toHaveLength(16)
  })

  it('is no more than the text itself: one below a heading that nothing follows, or many in a row', () => {
    const quotation = '“The river is within us.”\n\n— Ann Example'
    const alone = chapters(`${quotation}\n\nCHAPTER TWELVE`)

    expect(epigraphsOf(alone)).toEqual([])
    expect(epigraphsOf(chapters(Array(4).fill(quotation).join('\n\n')))).toEqual([])
    expect(epigraphsOf(chapters(Array(3).fill(quotation).join('\n\n')))).toHaveLength(6)
  })

  it('keeps lines that are verse, joins those that were only wrapped', async () => {
    const verse = 'The river is within us,\nThe sea is all about us.\n—Ann Example'
    const wide = `    ${wrap(prose(1)[0]!, 50).replaceAll('\n', '\n    ')}\n\n    —Ann Example`
    const all = await readAll(await text.open(aTextSource(chapters(verse))))

    expect(all).toMatch(
      /<\/h2>\n<blockquote class="o-epigraph">\n<p class="o-verse" data-offset="11">The river is within us,<br\/>\nThe sea is all about us\.<\/p>\n<p class="o-attribution" data-offset="60">—Ann Example<\/p>\n<\/blockquote>\n<p data-offset="74">/,
    )
    expect(outlineOf(chapters(wide)).of('verse')).toEqual([])
    expect(epigraphsOf(chapters(wide))).toHaveLength(2)
  })

  it('takes the place of the break below it, and is counted', async () => {
    const source = chapters('“The river is within us.”\n\n— Ann Example\n\n* * *')
    const { manifest } = await text.open(aTextSource(source))

    expect(outlineOf(source).of('scene')).toEqual([])
    expect(manifest.text?.epigraphs).toBe(1)
  })
})
