import { describe, expect, it } from 'vitest'

import { prose, wrap } from '#tests/support/prose'
import { aTextSource, readAll } from '#tests/support/text-source'

import { toLines } from './lines'
import { isMarkdown } from './markdown'
import { text } from './text'

describe('Markdown in a plain text', () => {
  const source = [
    '# The Sea',
    '## First',
    ...prose(2).map((paragraph) => wrap(paragraph, 70)),
    '```js\nlet a = 1\n\n  a++\n```',
    '- one\n- two',
    '## Second',
    'A **bold** word and a [link](https://a.example).',
    '**More** of it.',
  ].join('\n\n')

  it('is known by three kinds of sign', () => {
    expect(isMarkdown(toLines(source))).toBe(true)
    expect(isMarkdown(toLines('# One\n\n# Two\n\n-----\n\n---\n\nText.'))).toBe(false)
  })

  it('has headings, code and lists', async () => {
    const opened = await text.open(aTextSource(source, 'sea.txt'))
    const all = await readAll(opened)

    expect(opened.manifest.metadata.title).toBe('The Sea')
    expect(opened.manifest.toc.map(({ label }) => label)).toEqual(['First', 'Second'])
    expect(all).toMatch(/<pre data-offset="\d+">let a = 1\n\n {2}a\+\+<\/pre>/)
    expect(all).toMatch(/>- one<\/p>\n<p data-offset="\d+">- two<\/p>/)
    expect(all).toContain('A <b>bold</b> word and a <a href="https://a.example">link</a>.')
  })
})
