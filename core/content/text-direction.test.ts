import { expect, it } from 'vitest'

import { firstDirection, textDirection } from './text-direction'

it.each([
  ['<p>In the beginning</p>', 'ltr'],
  ['<p class="latin">בראשית ברא</p>', 'rtl'],
  ['<h1>CSS</h1><p>مغامرة جديدة!</p>', 'rtl'],
  ['<p>The word שלום means peace.</p>', 'ltr'],
  ['<p>日本語の本</p>', 'ltr'],
  ['<p>1984 &nbsp; …</p><img alt="" src="x.png">', undefined],
])('%s runs %s', (html, direction) => {
  expect(textDirection(html)).toBe(direction)
})

it.each([
  ['“Title”', 'ltr'],
  ['1984', 'ltr'],
  ['שלום, world', 'rtl'],
  ['CSS: שלום', 'ltr'],
  ['\u200FCSS: שלום', 'rtl'],
  ['\u200Eשלום', 'ltr'],
])('%j runs %s by its first sign', (text, direction) => {
  expect(firstDirection(text)).toBe(direction)
})
