import { describe, expect, it } from 'vitest'

import { prepareSection } from '#core/content/prepare-section'

import { findPassages } from './find-passages'
import { libraryQuery } from './library-words'

const section = (body: string) =>
  prepareSection({
    href: 'one.xhtml',
    markup: `<html><body>${body}</body></html>`,
    mediaType: 'application/xhtml+xml',
    base: '/',
    canonical: (path) => path,
  })

const find = (body: string, typed: string, most = 3) =>
  findPassages(section(body), libraryQuery(typed), most)

describe('passages for what was found in the library', () => {
  it('are where the words stand near each other', () => {
    const far = 'word '.repeat(100)
    const [hit, ...more] = find(
      `<p>A lamp. ${far}</p><p>She lit the lamp by the mole.</p><p>${far} mole</p>`,
      'lamp mole ',
    )
    expect(hit).toMatchObject({ before: 'She lit the ', match: 'lamp by the mole', after: '.' })
    expect(more).toEqual([])
  })

  it('are where one of them stands, when they never meet', () => {
    const hits = find(`<p>A lamp.</p><p>${'word '.repeat(100)}</p><p>A mole.</p>`, 'lamp mole ')
    expect(hits.map(({ match }) => match)).toEqual(['lamp'])
  })

  it('are those of a phrase in quotes, with other signs and accents', () => {
    const hits = find('<p>The café’s door.</p><p>A cafe door.</p>', '"cafe\'s door"')
    expect(hits.map(({ match }) => match)).toEqual(['café’s door'])
  })

  it('are not what is read with another one', () => {
    expect(find('<p>a lamp, a lamp, a lamp</p>', 'lamp ')).toHaveLength(1)
  })

  it('are no more than were asked for', () => {
    const far = `a lamp ${'word '.repeat(40)}`
    expect(find(`<p>${far.repeat(3)}</p>`, 'lamp ', 2)).toHaveLength(2)
  })
})
