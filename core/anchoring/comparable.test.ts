import { describe, expect, it } from 'vitest'

import { comparable, comparableText } from './comparable'

describe('a comparable text', () => {
  it.each([
    ['the oﬃce of Straße', 'THE OFFICE of\u00A0Strasse'],
    ['“Don’t—go …”', '"Don\'t -- go ..."'],
    ['re\u00ADsume', 'résumé'],
    ['an em—\u2060dash', 'an em--dash'],
    ['hid\0\0den', 'hidden'],
  ])('is the same for %j and %j', (one, other) => {
    expect(comparableText(one)).toBe(comparableText(other))
  })

  it('knows where its characters stand in the source', () => {
    const source = '  The ﬁnal “Straße”  '
    const { text, startOf, endOf, indexAt } = comparable(source)

    expect(text).toBe('thefinal"strasse"')
    const at = text.indexOf('final')
    expect(source.slice(startOf(at), endOf(at + 'final'.length))).toBe('ﬁnal')
    const street = text.indexOf('strasse')
    expect(source.slice(startOf(street), endOf(street + 'strasse'.length))).toBe('Straße')
    expect(startOf(0)).toBe(2)
    expect(startOf(text.length)).toBe(source.length)
    expect(indexAt(source.indexOf('S'))).toBe(street)
    expect(indexAt(source.length)).toBe(text.length)
  })
})
