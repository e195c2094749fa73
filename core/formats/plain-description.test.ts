import { describe, expect, it } from 'vitest'

import { plainDescription } from './plain-description'

describe('a description', () => {
  it.each([
    ['a < b & c', 'a < b & c'],
    ['<p>About <i>a</i> lamp.</p><p>And&nbsp;oil.<br/>The end', 'About a lamp.\nAnd oil.\nThe end'],
    ['Text <script>alert(1)</script><style>p {}</style>only', 'Text only'],
    ['<p> </p>', undefined],
    [undefined, undefined],
  ])('is words without markup: %j', (written, words) => {
    expect(plainDescription(written)).toBe(words)
  })
})
