import { describe, expect, it } from 'vitest'

import { readKindle } from './read-kindle'

const clippings = (...blocks: readonly string[]) =>
  `\uFEFF${blocks.map((block) => `${block}\r\n==========\r\n`.replaceAll('\n', '\r\n')).join('')}`

const marksOf = (...blocks: readonly string[]) => readKindle(clippings(...blocks))?.[0]?.marks

describe('My Clippings.txt', () => {
  it.each([
    ['- Your Highlight on page 6 | Location 36-40 | Added on Sunday, March 1, 2020 10:20:30 AM'],
    ['- Highlight Loc. 36-40 | Added on Sunday, March 01, 2020, 10:20 AM'],
    [
      '- Ihre Markierung auf Seite 6 | Position 36-40 | Hinzugefügt am Sonntag, 1. März 2020 10:20:30',
    ],
    [
      '- Votre surlignement sur la page 6 | emplacement 36-40 | Ajouté le dimanche 1 mars 2020 10:20:30',
    ],
    [
      '- Tu subrayado en la página 6 | posición 36-40 | Añadido el domingo, 1 de marzo de 2020 10:20:30',
    ],
    [
      '- La tua evidenziazione a pagina 6 | posizione 36-40 | Aggiunto in data domenica 1 marzo 2020 10:20:30',
    ],
    ['- Seu destaque ou posição 36-40 | Adicionado: domingo, 1 de março de 2020 10:20:30'],
    ['- Je markering op pagina 6 | locatie 36 t/m 40 | Toegevoegd op zondag 1 maart 2020 10:20:30'],
    [
      '– Ваш выделенный отрывок на странице 6 | Место 36–40 | Добавлено: воскресенье, 1 марта 2020 г. в 10:20:30',
    ],
    ['- 6ページ|位置No. 36-40のハイライト |作成日: 2020年3月1日日曜日 10:20:30'],
    ['- 您在第 6 页（位置 #36-40）的标注 | 添加于 2020年3月1日星期日 上午10:20:30'],
    ['- 6페이지 | 위치 36-40의 하이라이트 | 추가됨: 2020년 3월 1일 일요일 오전 10:20:30'],
    [
      '- Twoje podświetlenie na stronie 6 | pozycja 36-40 | Dodano: niedziela, 1 marca 2020 10:20:30',
    ],
    ['- Something on sheet 6 | spot 36-40 | At some time'],
  ])('%s', (facts) => {
    const [mark, ...others] = marksOf(
      `A title (Author, An)\n${facts}\n\nmarked words`,
      `A title (Author, An)\n- Your Bookmark on Location 80 | Added on Sunday, March 1, 2020 10:20:30 AM\n\n`,
    )!

    expect(mark).toMatchObject({
      type: 'highlight',
      passage: { exact: 'marked words', hint: { totalProgression: 0.45 } },
    })
    if (!facts.includes('Something')) expect(mark?.createdAt).toMatch(/^2020-03-01T10:20:/)
    expect(others).toMatchObject([{ type: 'bookmark', passage: { exact: '' } }])
  })

  it('tells books and their authors apart, brackets and all', () => {
    const facts =
      '- Your Highlight on Location 1-2 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nx'
    const books = readKindle(
      clippings(
        `One (part 2) (Author, An;Other, Some)\n${facts}`,
        `Two  \n${facts}`,
        `One (part 2) (Author, An;Other, Some)\n${facts} y`,
      ),
    )

    expect(books?.map(({ title, authors, marks }) => [title, authors, marks.length])).toEqual([
      ['One (part 2)', ['An Author', 'Some Other'], 1],
      ['Two', [], 1],
    ])
  })

  it('takes of a highlight that grew only the last', () => {
    const marks = marksOf(
      'T (A)\n- Your Highlight on Location 10-12 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nThe road went',
      'T (A)\n- Your Highlight on Location 10-14 | Added on Sunday, March 1, 2020 10:20:40 AM\n\nThe road went down to the river',
      'T (A)\n- Your Highlight on Location 90-91 | Added on Sunday, March 1, 2020 10:20:50 AM\n\nThe road went',
    )

    expect(marks?.map(({ passage }) => passage.exact)).toEqual([
      'The road went down to the river',
      'The road went',
    ])
  })

  it('puts a note to the highlight that it was written on', () => {
    const marks = marksOf(
      'T (A)\n- Your Note on Location 12 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nWhy?',
      'T (A)\n- Your Highlight on Location 10-12 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nThe road went',
      'T (A)\n- Your Note on Location 50 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nAlone',
    )

    expect(marks).toMatchObject([
      { passage: { exact: 'The road went' }, note: 'Why?' },
      { passage: { exact: '' }, note: 'Alone', type: 'highlight' },
    ])
  })

  it('gives the same mark the same name each time', () => {
    const block =
      'T (A)\n- Your Highlight on Location 10-12 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nThe road went'

    expect(marksOf(block)?.[0]?.id).toBe(marksOf(block, block)?.[0]?.id)
    expect(marksOf(block)?.[0]?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-/)
  })

  it('reads a range that is cut short', () => {
    const marks = marksOf(
      'T (A)\n- Highlight Loc. 680-82 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nx y z',
      'T (A)\n- Note Loc. 682 | Added on Sunday, March 1, 2020 10:20:30 AM\n\nnote',
    )

    expect(marks).toMatchObject([{ passage: { exact: 'x y z' }, note: 'note' }])
  })
})
