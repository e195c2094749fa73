import { describe, expect, it } from 'vitest'

import { aKeptPublication, aPlace, randomMarks } from '#tests/support/exchange-builders'
import { aBookmark, aHighlight, anId } from '#tests/support/library-builders'
import { seededRandom } from '#tests/support/random'

import { csvRows } from '../read/csv-rows'

import { writeCsv } from './write-csv'
import { writeHtml } from './write-html'
import { writeMarkdown } from './write-markdown'
import { writeText } from './write-text'

const createdAt = '2026-03-01T10:20:30.000Z'
const kept = aKeptPublication({
  title: 'War & Peace *new*',
  authors: ['Leo Tolstoy'],
  bookmarks: [aBookmark({ locator: aPlace(0.5, 'the snow fell'), name: 'Winter', createdAt })],
  highlights: [
    aHighlight({
      locator: aPlace(0.25, ''),
      text: '1. All happy <families>\nare alike',
      note: '# Why?\nSee below. #theme',
      createdAt,
    }),
    aHighlight({
      locator: aPlace(0.1, '', { title: 'Dawn' }),
      text: '=SUM(A1), he said "no"',
      createdAt,
    }),
  ],
  unplaced: [
    {
      type: 'highlight',
      id: 'b0b0b0b0-0000-4000-8000-000000000000',
      publicationId: anId(),
      text: 'gone',
      kind: 'highlight',
      colour: 'pink',
      note: null,
      createdAt,
      changedAt: createdAt,
      passage: { exact: 'gone', hint: {} },
    },
  ],
})

describe('Markdown', () => {
  it('has a heading for each chapter, and takes no sign of a text for its own', () => {
    expect(writeMarkdown([kept], 'one')).toBe(
      [
        '# War & Peace \\*new\\*',
        '*Leo Tolstoy*',
        '## Dawn',
        '> =SUM(A1), he said "no"',
        '10 % · 2026-03-01',
        '## The Road',
        '> 1\\. All happy \\<families\\>\n>\n> are alike',
        '\\# Why?\\\nSee below. #theme',
        '25 % · 2026-03-01',
        '> the snow fell',
        'Winter',
        'Bookmark · 50 % · 2026-03-01',
        '## Without a place',
        '> gone',
        '2026-03-01\n',
      ].join('\n\n'),
    )
  })

  it('of a library puts books under one heading', () => {
    expect(writeMarkdown([kept], 'library')).toMatch(/^# Highlights and notes\n\n## War/)
  })
})

describe('plain text', () => {
  it('is for people', () => {
    expect(writeText([kept])).toBe(
      [
        'War & Peace *new*\nLeo Tolstoy',
        'Dawn',
        '  =SUM(A1), he said "no"\n  10 % · 2026-03-01',
        'The Road',
        '  1. All happy <families>\n  are alike\n  Note: # Why?\n  See below. #theme\n  25 % · 2026-03-01',
        '  the snow fell\n  Note: Winter\n  Bookmark · 50 % · 2026-03-01',
        'Without a place',
        '  gone\n  2026-03-01\n',
      ].join('\n\n'),
    )
  })
})

describe('HTML', () => {
  it('is a page by itself in which no text becomes markup', () => {
    const page = writeHtml([kept], 'one')

    expect(page).toContain('<title>War &amp; Peace *new*</title>')
    expect(page).toContain(
      '<p dir="auto">1. All happy &lt;families&gt;</p><p dir="auto">are alike</p>',
    )
    expect(page).toContain('<blockquote class="yellow">')
    expect(page).toContain('<p class="note" dir="auto"># Why?\nSee below. #theme</p>')
    expect(page).not.toMatch(/src=|href=|<script|url\(/)
  })

  it('keeps its shape whatever the texts are', () => {
    const random = seededRandom(11)
    const tags = (html: string) => html.match(/<[^>]*>/g) ?? []
    for (let round = 0; round < 50; round++) {
      const page = writeHtml([randomMarks(random, anId())], 'library')
      expect(
        tags(page).every((tag) =>
          /^<[!/]?[a-z]+\d?(?: [a-z-]+="[^"<]*")*>$/i.test(tag.replace(/^<!doctype html>$/, '<a>')),
        ),
      ).toBe(true)
    }
  })
})

describe('CSV', () => {
  it('has the columns of Readwise, and no formula', () => {
    const rows = csvRows(writeCsv([kept]))

    expect(rows[0]).toEqual(['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'])
    expect(rows[1]).toEqual([
      '\'=SUM(A1), he said "no"',
      'War & Peace *new*',
      'Leo Tolstoy',
      '',
      '',
      '1000',
      '2026-03-01 10:20:30',
    ])
    expect(rows[2]?.[4]).toBe('# Why?\nSee below. #theme')
    expect(rows).toHaveLength(4)
  })
})
