import { describe, expect, it } from 'vitest'

import { aManifest } from '#tests/support/library-builders'

import type { Manifest } from './publication'
import { startOfContent } from './start-of-content'

const sections = (...lengths: readonly number[]): Manifest['readingOrder'] =>
  lengths.map((byteLength, index) => ({
    href: `s${index + 1}.xhtml`,
    mediaType: 'application/xhtml+xml',
    byteLength,
  }))

const startIn = (start: string | undefined, overrides: Partial<Manifest> = {}) =>
  startOfContent(
    aManifest('The Sea', {
      readingOrder: sections(500, 500, 4_000, 5_000),
      ...(start !== undefined && { start }),
      ...overrides,
    }),
  )

describe('the start of the content', () => {
  it('is where the publisher says', () => {
    expect(startIn('s3.xhtml')).toEqual({ href: 's3.xhtml', locations: {} })
    expect(startIn('s2.xhtml#one')).toEqual({ href: 's2.xhtml', locations: { fragment: 'one' } })
    expect(startIn('s1.xhtml#one')).toEqual({ href: 's1.xhtml', locations: { fragment: 'one' } })
  })

  it('is the first page where nobody says anything, or says that', () => {
    expect(startIn(undefined)).toBeNull()
    expect(startIn('s1.xhtml')).toBeNull()
  })

  it('is no mark that lies too far in, or leads nowhere', () => {
    expect(startIn('s4.xhtml')).toBeNull()
    expect(startIn('other.xhtml')).toBeNull()
    const apart = sections(500, 500, 4_000, 5_000).map((link) => ({ ...link, linear: false }))
    expect(startIn('s2.xhtml', { readingOrder: [...sections(1), ...apart] })).toBeNull()
  })

  it('is the start of a section of which nobody knows how far in the place is', () => {
    expect(startIn('s3.xhtml#one')).toEqual({ href: 's3.xhtml', locations: {} })
    expect(startIn('s1.xhtml#one', { readingOrder: sections(5_000) })).toBeNull()
  })

  it('is the first picture of a fixed layout', () => {
    const { metadata } = aManifest('The Sea')

    expect(startIn('s2.xhtml', { metadata: { ...metadata, layout: 'fixed' } })).toBeNull()
  })
})
