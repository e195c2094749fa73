import { describe, expect, it } from 'vitest'

import { classifyRule } from './rules'

describe('rules and scene marks', () => {
  it.each([
    '***',
    '* * *',
    '*',
    '#',
    '###',
    '~~~',
    '---',
    '- - -',
    '-----',
    '~*~',
    '-x-x-x-',
    '<><>',
    '⁂',
    '§',
    '• • •',
    '———',
    '=====',
    '❦',
  ])('%s is a scene mark', (mark) => {
    expect(classifyRule(mark)).toBe('scene')
  })

  it.each(['...', 'xxx', 'OOO', '11', '— said he', '- 12 -', '?!', '--', 'x', ':-)'])(
    '%s is none',
    (mark) => {
      expect(classifyRule(mark)).toBeUndefined()
    },
  )
})
