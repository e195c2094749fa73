import { expect, it } from 'vitest'

import { keyWords } from './key-words'

it.each([
  ['library.remove', 'Del'],
  ['reader.back', 'Alt ←'],
  ['reader.goTo', 'G'],
  ['reader.larger', 'Ctrl ='],
  ['reader.previous', 'Shift Space'],
  ['app.fullScreen', 'F11'],
  ['app.backUp', undefined],
] as const)('the key of %s is shown as %s', (id, shown) => {
  expect(keyWords(id)).toBe(shown)
})
