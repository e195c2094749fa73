import { expect, it } from 'vitest'

import { sentenceFor } from './error-words'
import { ErrorCode } from './errors'

it.each(ErrorCode.options)('has a sentence for %s', (code) => {
  expect(sentenceFor({ code, details: {} })).toMatch(/^[A-Z].*\.$/)
})

it('names the protection', () => {
  expect(sentenceFor({ code: 'publication/encrypted', details: { scheme: 'Adobe ADEPT' } })).toBe(
    'This file is protected (Adobe ADEPT) and cannot be opened here.',
  )
})
