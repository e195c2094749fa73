import { describe, expect, it } from 'vitest'

import { aPublicationText } from '#tests/support/prepared-text'

import { findPassage } from './find-passage'
import type { Passage } from './passage'

const story = [
  '<h1>Dawn</h1><p>The road went down to the river and stopped there without a reason. “Who goes there?” she asked.</p><p>Nobody had crossed it since the bridge was taken away in the spring.</p>',
  '<h1>Noon</h1><p>There was a boat on the other side, but it had no oars. “Who goes there?” he asked, and put the lamp down.</p>',
  '<h1>Night</h1><p>The rain came in the evening and stayed with them until the morning. The boat was gone.</p>',
]
const toc = story.map((_, index) => ({
  label: ['Dawn', 'Noon', 'Night'][index]!,
  href: `c${index + 1}.xhtml`,
  children: [],
}))

/** The section and the words in which a passage is found. */
async function found(passage: Partial<Passage>, bodies = story) {
  const text = aPublicationText(bodies, { toc })
  const place = await findPassage({ exact: '', hint: {}, ...passage }, text)
  if (!place) return null
  const { section, from, to, isExact } = place
  return { section, isExact, words: (await text.section(section))!.text.slice(from, to) }
}

describe('a passage', () => {
  it('is found by its words alone, however they are set', async () => {
    expect(await found({ exact: 'NOBODY had\ncrossed it' })).toEqual({
      section: 0,
      isExact: true,
      words: 'Nobody had crossed it',
    })
  })

  it('is told from the same words elsewhere by those around it', async () => {
    const exact = '"Who goes there?"'

    expect(await found({ exact, after: ' he asked, and put' })).toMatchObject({ section: 1 })
    expect(await found({ exact, before: 'stopped there without a reason.' })).toMatchObject({
      section: 0,
    })
  })

  it('is told from the same words elsewhere by where it was', async () => {
    const exact = '"Who goes there?"'

    expect(await found({ exact, hint: { href: 'c2.xhtml' } })).toMatchObject({ section: 1 })
    expect(await found({ exact, hint: { section: 1 } })).toMatchObject({ section: 1 })
    expect(await found({ exact, hint: { chapter: 'noon' } })).toMatchObject({ section: 1 })
    expect(await found({ exact, hint: { totalProgression: 0.6 } })).toMatchObject({ section: 1 })
    expect(await found({ exact, hint: { totalProgression: 0.1 } })).toMatchObject({ section: 0 })
  })

  it('is found when it went to another section', async () => {
    const moved = await found({
      exact: 'The boat was gone.',
      before: 'until the morning.',
      hint: { href: 'c1.xhtml', offset: 20 },
    })

    expect(moved).toMatchObject({ section: 2, words: 'The boat was gone.' })
  })

  it('is found nearly when words of it were changed, with its first and last word', async () => {
    expect(
      await found({
        exact: 'Nobody has ever crossed since the bridge was taken away in the spring',
        hint: { href: 'c1.xhtml', offset: 0 },
      }),
    ).toEqual({
      section: 0,
      isExact: false,
      words: 'Nobody had crossed it since the bridge was taken away in the spring',
    })
  })

  it('of one word is found when another stands in its place', async () => {
    expect(
      await found({
        exact: 'paddles',
        before: 'a boat on the other side, but it had no',
        after: '. “Who goes there?” he asked, and',
      }),
    ).toEqual({ section: 1, isExact: false, words: 'oars' })
  })

  it('is not found when it is gone', async () => {
    const exact = 'It was the best of times, it was the worst of times.'

    expect(await found({ exact, hint: { href: 'c1.xhtml', offset: 0 } })).toBeNull()
    expect(await found({ exact: 'there', hint: { href: 'c3.xhtml', offset: 3 } })).toBeNull()
    expect(await found({ exact: '' })).toBeNull()
  })

  it('of many pages is found by its ends', async () => {
    const line = (n: number) => `<p>Line ${n} of ${n * n} tells of ${(n * 7919) % 1013} things.</p>`
    const long = Array.from({ length: 300 }, (_, n) => line(n))
    const whole = long
      .slice(50, 250)
      .join('\n')
      .replace(/<[^>]*>/g, '')
    long[120] = '<p>Somebody else wrote this.</p>'
    const place = await found({ exact: whole, hint: { href: 'c1.xhtml' } }, [long.join('')])

    expect(place?.isExact).toBe(false)
    expect(place?.words).toMatch(/^Line 50 of [^]*Line 249 of 62001 tells of \d+ things\.$/)
  })
})
