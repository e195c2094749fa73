import { describe, expect, it } from 'vitest'

import { adaptSelector, pageUnits } from './page-terms'

describe('adaptSelector', () => {
  it.each([
    ['body', 'octavo-body'],
    ['body.chapter > p', 'octavo-body.chapter > p'],
    ['html > body p', 'octavo-body p'],
    ['p, body', 'p, octavo-body'],
    [':is(body, div)', ':is(octavo-body, div)'],
  ])('%s means our body', (selector, adapted) => {
    expect(adaptSelector(selector)).toBe(adapted)
  })

  it.each(['.body', '#body', 'p.body-text', 'tbody', 'body-text', 'bodyx'])(
    '%s is left alone',
    (selector) => {
      expect(adaptSelector(selector)).toBe(selector)
    },
  )
})

describe('namespaced attributes', () => {
  it('are those of the prepared section', () => {
    expect(adaptSelector('[epub|type~="titlepage"] > h1')).toBe(
      '[data-epub-type~="titlepage"] > h1',
    )
    expect(adaptSelector('i[xml|lang|="fr"]')).toBe('i[lang|="fr"]')
  })
})

describe('pageUnits', () => {
  it('measures by the page, not the window', () => {
    expect(pageUnits('50vw')).toBe('calc(50 * var(--o-page-width) / 100)')
    expect(pageUnits('0 10vh')).toBe('0 calc(10 * var(--o-page-height) / 100)')
  })
})
