import { describe, expect, it } from 'vitest'

import { isTrusted } from './trusted-sender'

const top = { origin: 'app://reader', parent: null }

describe('isTrusted', () => {
  it('trusts the own top frame', () => {
    expect(isTrusted(top)).toBe(true)
  })

  it('does not trust a frame inside it, though it has the same origin', () => {
    expect(isTrusted({ origin: 'app://reader', parent: top })).toBe(false)
  })

  it('does not trust another origin, or a frame that is gone', () => {
    expect(isTrusted({ origin: 'https://example.org', parent: null })).toBe(false)
    expect(isTrusted({ origin: 'app://reader.example', parent: null })).toBe(false)
    expect(isTrusted({ origin: 'null', parent: null })).toBe(false)
    expect(isTrusted(null)).toBe(false)
    expect(isTrusted(undefined)).toBe(false)
  })
})
