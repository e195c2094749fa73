import { describe, expect, it } from 'vitest'

import type { Description } from '#core/own-metadata'

import { draftOf, isPosition, ownOf } from './description-draft'

const file: Description = {
  title: ' moby dick',
  sortAs: null,
  authors: ['Melville, Herman', 'Somebody'],
  series: { name: 'Sea', position: 2.5 },
  publisher: 'Harper',
  language: null,
  description: '<p>A whale.</p>',
  tags: ['Ahab, Captain (Fictitious character)'],
}
const draft = draftOf(file)

describe('a description in a form', () => {
  it('is nobody’s own as long as nothing is changed', () => {
    expect(ownOf(draft, draft)).toEqual({})
  })

  it('becomes somebody’s own where it is changed, and there alone', () => {
    const changed = {
      ...draft,
      title: 'Moby-Dick ',
      authors: 'Herman Melville\n\n',
      publisher: ' ',
      tags: `${draft.tags}\n whales `,
    }

    expect(ownOf(changed, draft)).toEqual({
      title: 'Moby-Dick',
      authors: ['Herman Melville'],
      publisher: null,
      tags: ['Ahab, Captain (Fictitious character)', 'whales'],
    })
  })

  it.each([
    ['', '3', null],
    ['Ocean', '', { name: 'Ocean' }],
    ['Ocean', '1,5', { name: 'Ocean', position: 1.5 }],
  ])('says the series and the number in it: %s %s', (seriesName, seriesPosition, series) => {
    expect(ownOf({ ...draft, seriesName, seriesPosition }, draft)).toEqual({ series })
  })

  it('knows a number from what is none', () => {
    expect(['', ' 2 ', '1.5', '0', '-1'].map(isPosition)).toEqual(Array(5).fill(true))
    expect(['two', '1.5.2', '1e999'].map(isPosition)).toEqual(Array(3).fill(false))
  })
})
