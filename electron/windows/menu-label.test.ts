import { expect, it } from 'vitest'

import { menuLabel } from './menu-label'

it('writes titles so that a menu takes them for titles', () => {
  expect(menuLabel('Dombey & Son')).toBe('Dombey && Son')
  expect(menuLabel('a'.repeat(200))).toHaveLength(61)
})
