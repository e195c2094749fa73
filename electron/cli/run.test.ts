import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { anEpub } from '#tests/support/publication-builders'

import { makeZip } from '../../tests/support/make-epub.mjs'

import { parseHere } from './parse-jobs'
import { runCommandLine, usage } from './run'

let folder: string
let book: string

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'octavo-cli-'))
  book = path.join(folder, 'book.epub')
  const entries = anEpub({
    chapters: [
      '<h1>One</h1>\n<p>It was a <b>dark</b> night.<br/>Rain fell.</p>',
      '<p>Out of line</p>',
      '<p>End.</p>',
    ],
    metadata:
      '<dc:title>The Book</dc:title><dc:creator>A. B.</dc:creator><dc:language>en</dc:language>',
    spine:
      '<spine><itemref idref="c1"/><itemref idref="c2" linear="no"/><itemref idref="c3"/></spine>',
    nav: '<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</a><ol><li><a href="c3.xhtml">Two</a></li></ol></li></ol></nav>',
  })
  writeFileSync(book, makeZip(Object.entries(entries)))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function run(...args: string[]) {
  let out = ''
  let error = ''
  const terminal = {
    out: { write: (text: string) => void (out += text) },
    error: { write: (text: string) => void (error += text) },
  }
  const exitCode = await runCommandLine(args, terminal, parseHere)
  return { exitCode, out, error }
}

describe('octavo info', () => {
  it('prints one JSON object a line', async () => {
    const { exitCode, out } = await run('info', book, '--json')

    expect(exitCode).toBe(0)
    expect(out.endsWith('}\n')).toBe(true)
    expect(JSON.parse(out)).toEqual({
      file: book,
      ok: true,
      error: null,
      format: 'EPUB',
      mediaType: 'application/epub+zip',
      title: 'The Book',
      authors: ['A. B.'],
      language: 'en',
      layout: 'reflowable',
      readingProgression: 'ltr',
      sections: 3,
      toc: [
        { label: 'One', level: 1 },
        { label: 'Two', level: 2 },
      ],
      words: 9,
      characters: 'One'.length + 'It was a dark night.\nRain fell.'.length + 'End.'.length,
      metadata: {
        title: 'The Book',
        authors: [{ name: 'A. B.' }],
        language: 'en',
        layout: 'reflowable',
        readingProgression: 'ltr',
      },
      cover: null,
    })
  })

  it('goes on after a file that does not open, in the order given', async () => {
    const { exitCode, out } = await run('info', '--json', path.join(folder, 'gone.epub'), book)
    const [gone, opened] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

    expect(exitCode).toBe(1)
    expect(gone).toEqual({
      file: path.join(folder, 'gone.epub'),
      ok: false,
      error: {
        code: 'publication/not-found',
        message: 'This file could not be found.',
      },
    })
    expect(opened).toMatchObject({ file: book, ok: true })
  })

  it('has a form for people', async () => {
    const { out, error } = await run('info', book, path.join(folder, 'gone.epub'))

    expect(out).toBe(
      `${book}\n  The Book\n  by A. B.\n  EPUB · en · 3 sections · 9 words\n    One\n      Two\n`,
    )
    expect(error).toBe(`${path.join(folder, 'gone.epub')}: This file could not be found.\n`)
  })

  it('has all that a file says of itself', async () => {
    const { out } = await run('info', 'tests/fixtures/fictionbook/mayak.fb2')

    expect(out).toBe(`tests/fixtures/fictionbook/mayak.fb2
  Маяк на косе
  by Анна Петровна Береговая, Чайка
  with Олег Тихий (translator)
  in Северный берег, 2
  Издательство «Причал» · Published 2020 · Written 2019-03-01 · Created 2024-01-02
  ISBN 978-0-00-000000-2 · Identifier octavo-sample-mayak
  Contemporary fiction, Prose for children, море, маяк, зима
  Повесть о смотрителе, который разучился спать.
  И о девочке, которая его научила.
${out.slice(out.indexOf('  FictionBook ·'))}`)
  })

  it('reads what does not seem to be a text where that is asked for', async () => {
    const file = path.join(folder, 'bytes.txt')
    writeFileSync(file, '\0\x01\x02\x03It was a dark night.\0\0\0')
    const refused = await run('text', file)

    expect(refused.exitCode).toBe(1)
    expect(refused.error).toContain('does not seem to be a text')
    expect((await run('text', '--anyway', file)).out).toBe('It was a dark night.\n')
    expect((await run('info', '--anyway', file)).out).toContain('5 words')
  })

  it('tells the encoding of a text', async () => {
    const story = path.join(folder, 'story.txt')
    writeFileSync(story, 'The Night\n\nIt was a dark night.\n\nRain fell.\n')
    const { out } = await run('info', '--json', story)

    expect(JSON.parse(out)).toMatchObject({ format: 'Plain text', encoding: 'utf-8' })
  })
})

describe('octavo text', () => {
  it('prints what the pages show, one blank line between blocks', async () => {
    const { exitCode, out } = await run('text', book)

    expect(exitCode).toBe(0)
    expect(out).toBe('One\n\nIt was a dark night.\nRain fell.\n\nEnd.\n')
  })

  it('says in words what is the matter', async () => {
    const broken = path.join(folder, 'broken.epub')
    writeFileSync(broken, 'PK\x03\x04 broken')

    expect(await run('text', broken)).toEqual({
      exitCode: 1,
      out: '',
      error: `${broken}: This file is damaged and cannot be opened.\n`,
    })
  })
})

describe('a wrong call', () => {
  it.each([
    [[]],
    [['frob']],
    [['info']],
    [['info', '--frob', 'a']],
    [['text', 'a', 'b']],
    [['text', '--json', 'a']],
  ])('is answered with the usage: %j', async (args) => {
    const { exitCode, out, error } = await run(...args)

    expect(exitCode).toBe(1)
    expect(out).toBe('')
    expect(error).toContain(usage)
  })

  it('is not to ask for help', async () => {
    expect(await run('help')).toEqual({ exitCode: 0, out: usage, error: '' })
  })
})
