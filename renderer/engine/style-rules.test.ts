import { expect, it } from 'vitest'

import { rulesOf } from './style-rules'

it('takes a style sheet that could not be had for one without rules', () => {
  const unreachable = {
    get cssRules(): CSSRuleList {
      throw new DOMException('Cannot access rules', 'InvalidAccessError')
    },
  }

  expect(rulesOf(unreachable as CSSStyleSheet)).toEqual([])
})
