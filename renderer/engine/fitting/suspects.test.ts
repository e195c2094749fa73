import { expect, it } from 'vitest'

import { declaredReach } from './suspects'

it.each([
  ['text-indent', '1.5em'],
  ['text-indent', '-1.5em'],
  ['margin-left', '5%'],
  ['margin-top', '2em'],
  ['font-size', '120%'],
  ['line-height', '1.5'],
  ['padding-top', '40px'],
  ['display', 'block'],
  ['position', 'relative'],
  ['width', 'auto'],
  ['color', 'rgb(0, 0, 0)'],
  ['background-position-x', '500px'],
])('%s: %s keeps a text within its pages', (name, value) => {
  expect(declaredReach(name, value)).toBe(null)
})

it.each([
  ['width', '100%'],
  ['display', 'inline-block'],
  ['display', 'flex'],
  ['text-wrap', 'nowrap'],
  ['text-wrap-mode', 'nowrap'],
  ['text-indent', '-9999px'],
  ['font-size', '400px'],
  ['font-size', '900%'],
])('%s: %s may lead beyond the end of a line', (name, value) => {
  expect(declaredReach(name, value)).toBe('along')
})

it.each([
  ['float', 'left'],
  ['min-height', '100vh'],
  ['max-height', '5em'],
  ['position', 'absolute'],
  ['left', '-999em'],
  ['transform', 'rotate(90deg)'],
  ['margin-left', '40%'],
  ['margin-top', '-1em'],
  ['margin-bottom', 'calc(3 * var(--x))'],
  ['padding-left', ''],
  ['border-left-width', '100px'],
])('%s: %s may lead over or beside other text', (name, value) => {
  expect(declaredReach(name, value)).toBe('across')
})
