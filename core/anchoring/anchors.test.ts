import { describe, expect, it } from 'vitest'

import { aPublicationText } from '#tests/support/prepared-text'

import { type Anchor, anchorHolds, findAnchors, readAnchors } from './anchors'

const before =
  '<p>The road went down to the river and stopped there without a reason.</p><p>Nobody had crossed it since the bridge was taken away in the spring.</p>'
const after =
  '<p>A preface was added by the publisher.</p><p>The road went down to the river, and it stopped there without a reason.</p><p>Nobody had crossed it since the bridge was taken away in the spring.</p>'

/** What somebody kept about these words in the former text. */
async function anAnchor(words: string, isPlace = false): Promise<Anchor> {
  const text = aPublicationText([before])
  const from = (await text.section(0))!.text.indexOf(words)
  const { locator, end } = await text.describe(0, from, from + words.length)
  return { id: words, locator, end: isPlace ? null : end, text: isPlace ? '' : words }
}

const wordsAt = async (body: string, { locator, end }: Pick<Anchor, 'locator' | 'end'>) => {
  const { text } = (await aPublicationText([body]).section(0))!
  return text.slice(locator.locations.offset, end?.locations.offset ?? undefined)
}

describe('an anchor', () => {
  it('holds where its words stand', async () => {
    const section = (await aPublicationText([before]).section(0))!
    const moved = (await aPublicationText([after]).section(0))!

    expect(anchorHolds(await anAnchor('the river'), section)).toBe(true)
    expect(anchorHolds(await anAnchor('Nobody', true), section)).toBe(true)
    expect(anchorHolds(await anAnchor('the river'), moved)).toBe(false)
    expect(anchorHolds(await anAnchor('Nobody', true), moved)).toBe(false)
  })

  it('goes with its words, and says how they read now', async () => {
    const anchors = [
      await anAnchor('taken away'),
      await anAnchor('to the river and stopped there'),
      await anAnchor('Nobody', true),
    ]
    const [same, changed, place] = await findAnchors(anchors, aPublicationText([after]))

    expect(same).toMatchObject({ status: 'moved', text: 'taken away', passage: null })
    expect(changed).toMatchObject({
      status: 'moved',
      text: 'to the river, and it stopped there',
      passage: { exact: 'to the river and stopped there' },
    })
    expect(place).toMatchObject({ status: 'moved', end: null, locator: { href: 'c1.xhtml' } })
    if (same?.status !== 'moved' || place?.status !== 'moved') return
    expect(await wordsAt(after, same)).toBe('taken away')
    expect(await wordsAt(after, place)).toMatch(/^Nobody had crossed/)
  })

  it('keeps what it remembers when its words are gone', async () => {
    const anchors = [await anAnchor('Nobody had crossed it since the bridge')]
    const [lost] = await findAnchors(anchors, aPublicationText(['<p>Something else.</p>']))

    expect(lost).toEqual({
      status: 'lost',
      id: 'Nobody had crossed it since the bridge',
      passage: {
        exact: 'Nobody had crossed it since the bridge',
        before: ' stopped there without a reason.',
        after: ' was taken away in the spring.',
        hint: { href: 'c1.xhtml', offset: 67, totalProgression: expect.any(Number) },
      },
    })
  })

  it('stays where it is when its words differ a little and stand nowhere better', async () => {
    const anchor = await anAnchor('since the bridge was taken away')
    const [stays] = await findAnchors(
      [{ ...anchor, text: 'since the bridges was taken away' }],
      aPublicationText([before]),
    )

    expect(stays).toEqual({ status: 'holds', id: anchor.id })
  })

  it('whose place is known takes the words that stand there', async () => {
    const anchor = { ...(await anAnchor('the river')), text: 'thÄ™ rivÄ™r' }
    const [read] = await readAnchors([anchor], aPublicationText([before]))

    expect(read).toMatchObject({
      status: 'moved',
      locator: anchor.locator,
      text: 'the river',
      passage: { exact: 'thÄ™ rivÄ™r' },
    })
  })

  it('among pictures stays where it is', async () => {
    const picture = '<p><img src="a.png" alt=""/></p>'
    const { locator } = await aPublicationText([picture]).describe(0, 0, 0)
    const anchor = { id: 'a', locator, end: null, text: '' }

    expect(await findAnchors([anchor], aPublicationText([picture]))).toEqual([
      { status: 'holds', id: 'a' },
    ])
  })
})
