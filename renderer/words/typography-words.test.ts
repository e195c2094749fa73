import { expect, it } from 'vitest'

import { typographyWords } from './typography-words'

it.each([
  ['Plain text', 'These settings are for every plain text.'],
  ['Comic', 'These settings are for every comic.'],
  ['EPUB', 'These settings are for every EPUB.'],
  ['FictionBook', 'These settings are for every FictionBook.'],
])('settings for a format name it as one speaks of it: %s', (kind, sentence) => {
  expect(typographyWords.scopeHolds(kind).kind).toBe(sentence)
})
