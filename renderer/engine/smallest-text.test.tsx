import { afterEach, expect, it } from 'vitest'

import { enlargeSmallText } from './smallest-text'

afterEach(() => document.body.replaceChildren())

/** The sizes that elements were given, by their id. */
function sizesIn(html: string): Record<string, string> {
  document.body.innerHTML = html
  enlargeSmallText(document.body, 12)
  return Object.fromEntries(
    Array.from(document.body.querySelectorAll<HTMLElement>('[id]'), ({ id, style }) => [
      id,
      style.getPropertyPriority('font-size') && style.fontSize,
    ]),
  )
}

it('enlarges what is smaller, and keeps what is larger inside it', () => {
  expect(
    sizesIn(`<p id="text" style="font-size: 16px">
      <i id="note" style="font-size: 9px"><b id="loud" style="font-size: 20px">A</b></i></p>`),
  ).toEqual({ text: '', note: '12px', loud: '20px' })
})

it('leaves what is hidden by its size, drawings and formulas', () => {
  expect(
    sizesIn(`<i id="none" style="font-size: 0px">A</i>
      <svg><text id="drawn" style="font-size: 4px">A</text></svg>
      <math><mi id="formula" style="font-size: 4px">x</mi></math>`),
  ).toEqual({ none: '', drawn: '', formula: '' })
})
