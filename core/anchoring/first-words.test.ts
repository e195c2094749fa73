import { describe, expect, it } from 'vitest'

import { aLocator } from '#tests/support/library-builders'

import { firstWords } from './first-words'

const at = (highlight: string) => firstWords({ ...aLocator(100), text: { highlight } })

describe('the first words at a place', () => {
  it('are its first sentence or line', () => {
    expect(at('The road went down. It stopped.').text).toBe('The road went down.')
    expect(at('Chapter One\nThe road went').text).toBe('Chapter One')
    expect(at('“Who?” she asked').text).toBe('“Who?')
    expect(at('the end of what is known').text).toBe('the end of what is known')
  })

  it('end where they end', () => {
    const { end, locator } = at('The road. It stopped.')

    expect(locator.locations.offset).toBe(100)
    expect(end.locations.offset).toBe(109)
    expect(end.text).toEqual({ before: 'The road.', highlight: ' It stopped.' })
  })

  it('are none on a page of pictures', () => {
    expect(at('')).toMatchObject({ text: '', end: { locations: { offset: 100 } } })
  })
})
