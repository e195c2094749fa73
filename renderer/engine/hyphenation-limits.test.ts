import { expect, it } from 'vitest'

import { keepWithin } from './hyphenation-limits'

const limits = { shortestWord: 6, before: 2, after: 3 }
const divided = (text: string, wished = limits) =>
  keepWithin(text.replaceAll('-', '\u00AD'), wished).replaceAll('\u00AD', '-')

it('keeps divisions that leave enough on both sides', () => {
  expect(divided('the al-ma-nac said, a lamp-light')).toBe('the al-ma-nac said, a lamp-light')
})

it('takes out those that stand too near to an end', () => {
  expect(divided('a-bun-dan-ce', limits)).toBe('abun-dance')
  expect(divided('al-ma-nac', { ...limits, before: 3 })).toBe('alma-nac')
  expect(divided('al-ma-nac', { ...limits, after: 4 })).toBe('al-manac')
})

it('leaves short words whole', () => {
  expect(divided('lan-tern over-head', { ...limits, shortestWord: 8 })).toBe('lantern over-head')
})
