import { describe, expect, it } from 'vitest'

import { asTyped, ofSameLength } from './punctuation-view'
import { findPunctuation } from './smart-punctuation'

const shown = (text: string) => ofSameLength(text, findPunctuation(text, 'en'))

describe('punctuation view', () => {
  it.each([
    [`"'Tis late," he said -- "don't go..."`, '“’Tis late,” he said — “don’t go…”'],
    ['1914--1918, and so---on . . . and on', '1914–1918, and so—on … and on'],
    [`5'11" in the '90s`, '5′11″ in the ’90s'],
    ['a dash — and dots… of its own', 'a dash — and dots… of its own'],
  ])('shows %s as a printer would, in the same length, and gives it back', (text, printed) => {
    expect(shown(text).replaceAll('\u2060', '')).toBe(printed)
    expect(shown(text)).toHaveLength(text.length)
    expect(asTyped(shown(text))).toBe(text)
  })
})
