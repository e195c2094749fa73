import { describe, expect, it } from 'vitest'

import { isCjk } from './cjk'

describe('isCjk', () => {
  it.each(['ja', 'ja-JP', 'JA', 'zh-Hant-TW', 'yue', 'ko-KR'])('%s is', (tag) => {
    expect(isCjk(tag)).toBe(true)
  })

  it.each(['jam', 'kok', 'en-CN', 'ar', '', null, undefined])('%s is not', (tag) => {
    expect(isCjk(tag)).toBe(false)
  })
})
