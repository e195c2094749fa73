import { describe, expect, it } from 'vitest'

import { hidingScope, layered, narrowestScope, type WishLayers } from './preference-scopes'

const layers = (given: Partial<WishLayers>): WishLayers => ({
  all: {},
  kind: {},
  book: {},
  ...given,
})

describe('wishes in layers', () => {
  it('lets the narrower scope come first, wish by wish', () => {
    const wishes = layers({
      all: { fontSize: 18, typeface: 'inter', margins: 2 },
      kind: { fontSize: 20, typeface: 'bitter' },
      book: { fontSize: 30 },
    })

    expect(layered(wishes)).toEqual({ fontSize: 30, typeface: 'bitter', margins: 2 })
    expect(layered(wishes, 'kind')).toEqual({ fontSize: 20, typeface: 'bitter', margins: 2 })
    expect(layered(wishes, 'all')).toEqual({ fontSize: 18, typeface: 'inter', margins: 2 })
  })

  it('takes an undefined wish for none', () => {
    const wishes = layers({ all: { fontSize: 18 }, book: { fontSize: undefined } })

    expect(layered(wishes)).toEqual({ fontSize: 18 })
    expect(narrowestScope(wishes)).toBe('all')
  })

  it('knows where something is wished, and what is hidden by it', () => {
    const wishes = layers({ all: { fontSize: 18 }, kind: { fontSize: 20 } })

    expect(narrowestScope(wishes)).toBe('kind')
    expect(hidingScope(wishes, 'all')).toBe('kind')
    expect(hidingScope(wishes, 'kind')).toBeNull()
    expect(narrowestScope(layers({}))).toBe('all')
  })
})
