import { describe, expect, it } from 'vitest'

import { aHighlight } from '#tests/support/library-builders'

import { matchesFilter, tagsOf } from './note-tags'

describe('tags of a note', () => {
  it('are its words with a number sign', () => {
    expect(tagsOf({ note: '#Fog and #light, #fog again (#é-2)' })).toEqual(['fog', 'light', 'é-2'])
  })

  it('are no anchors, numbers of things or entities', () => {
    expect(tagsOf({ note: 'page.html#part, a#b, &#233;, # alone' })).toEqual([])
    expect(tagsOf({ note: null })).toEqual([])
  })
})

describe('the filter of notes', () => {
  const all = { colour: null, tag: null, words: '' }
  const highlight = aHighlight({ text: 'Es wurde Späth.', note: 'Why? #Time', colour: 'pink' })

  it.each([
    [all, true],
    [{ ...all, colour: 'pink' } as const, true],
    [{ ...all, colour: 'blue' } as const, false],
    [{ ...all, tag: 'time' }, true],
    [{ ...all, tag: 'tim' }, false],
    [{ ...all, words: 'spath why' }, true],
    [{ ...all, words: 'spath because' }, false],
  ])('%j', (filter, isFound) => {
    expect(matchesFilter(highlight, filter)).toBe(isFound)
  })
})
