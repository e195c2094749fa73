import { describe, expect, it } from 'vitest'

import type { Metadata } from '#core/publication/publication'

import { describedAs, describedByFile, withOwnMetadata } from './own-metadata'

const metadata: Metadata = {
  title: 'moby dick',
  authors: [{ name: 'Melville, Herman', sortAs: 'Melville' }],
  language: 'fr',
  subjects: ['Whales', 'whales', 'Sea'],
  series: { name: 'Classics', position: 3 },
  layout: 'reflowable',
  readingProgression: 'ltr',
}

describe('own metadata', () => {
  it('stands in place of what the file says, and leaves the rest', () => {
    expect(describedAs(metadata, { title: 'Moby-Dick', series: null, tags: [] })).toEqual({
      title: 'Moby-Dick',
      sortAs: null,
      authors: ['Melville, Herman'],
      series: null,
      publisher: null,
      language: 'fr',
      description: null,
      tags: [],
    })
  })

  it('has each subject of the file once', () => {
    expect(describedByFile(metadata).tags).toEqual(['Whales', 'Sea'])
  })

  it('decides the language in which a publication is read', () => {
    expect(withOwnMetadata(metadata, {})).toEqual(metadata)
    expect(withOwnMetadata(metadata, { language: 'en', authors: ['Herman Melville'] })).toEqual({
      ...metadata,
      language: 'en',
      languageIsOwn: true,
      authors: [{ name: 'Herman Melville' }],
    })
    expect(withOwnMetadata(metadata, { language: null })).not.toHaveProperty('language')
  })
})
