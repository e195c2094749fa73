import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { languageByCommonWords } from './common-words'

const aProse = (language: string) =>
  readFileSync(`tests/fixtures/text/prose/${language}.txt`, 'utf8')

describe('languageByCommonWords', () => {
  it.each(['cs', 'de', 'en', 'es', 'fr', 'hu', 'it', 'pl', 'ru', 'tr'])(
    'never takes %s for another language',
    (language) => {
      expect([language, undefined]).toContain(languageByCommonWords(aProse(language)))
    },
  )

  it.each(['en', 'de', 'fr', 'ru'])('is sure of %s', (language) => {
    expect(languageByCommonWords(aProse(language))).toBe(language)
  })

  it.each(['ar', 'el', 'he', 'ja', 'ko', 'th', 'zh-hans'])('says nothing of %s', (language) => {
    expect(languageByCommonWords(aProse(language))).toBeUndefined()
  })

  it('says nothing of a few words', () => {
    expect(languageByCommonWords('the man and the dog')).toBeUndefined()
  })
})
