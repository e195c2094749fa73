import { expect, it } from 'vitest'

import { aSection } from '#tests/support/library-builders'

import type { MountedChunk } from './chunk-mount'
import { describePlace } from './describe-place'
import { TextIndex } from './text-index'

/** A chunk with this text, as far as a place asks for it. */
function aChunk(html: string): MountedChunk {
  const body = document.createElement('div')
  body.innerHTML = html
  const box = { body, text: new TextIndex(body), sourceOffsetOf: () => undefined }
  return { box } as unknown as MountedChunk
}

const first = 'The lamp was lit at six, when the road was dark already.'
const second = 'Nobody came down to the river.'
const prepared = aSection({
  characters: first.length + second.length,
  chunks: [
    { start: 0, characters: first.length, ids: [] },
    { start: first.length, characters: second.length, ids: [] },
  ],
})
const placeAt = (within: number, previous: MountedChunk | undefined) =>
  describePlace({
    prepared,
    section: 0,
    chunk: 1,
    offset: first.length + within,
    mounted: aChunk(`<p>${second}</p>`),
    previous,
    title: 'The Road',
    weights: [1],
  })

it('a place keeps its offset, its progression and the words on both sides of it', () => {
  const place = placeAt(7, aChunk(`<p>${first}</p>`))

  expect(place).toMatchObject({
    href: prepared.href,
    title: 'The Road',
    locations: { offset: first.length + 7, progression: expect.closeTo(0.73, 2) },
    text: { before: `${first.slice(-25)}Nobody `, highlight: 'came down to the river.' },
  })
  expect(place.text?.before).toHaveLength(32)
})

it('a place has what there is before it where the text before is short, or not laid out', () => {
  expect(placeAt(7, undefined).text?.before).toBe('Nobody ')
  expect(placeAt(7, aChunk('<p>I</p>')).text?.before).toBe('INobody ')
  expect(placeAt(0, undefined).text).not.toHaveProperty('before')
})
