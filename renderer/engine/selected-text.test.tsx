import { expect, it } from 'vitest'

import { selectedText } from './selected-text'

function selected(html: string): string {
  const body = document.createElement('octavo-body')
  body.innerHTML = html
  document.body.append(body)
  const range = document.createRange()
  range.selectNodeContents(body)
  const text = selectedText(range)
  body.remove()
  return text
}

it.each([
  ['a line for each paragraph', '<p>One\n two.</p>\n<p>Three.</p>', 'One two.\nThree.'],
  [
    'words as the author wrote them',
    '<p>ty\u00ADpog<octavo-hyphen></octavo-hyphen>ra\nphy</p>',
    'typogra phy',
  ],
  [
    'lines that the author broke, without the indent of the markup',
    '<p>One <br>\n\t\ttwo</p>',
    'One\ntwo',
  ],
  [
    'one space between words in several elements',
    '<p>One <i> two</i>\n\t<b>three</b></p>',
    'One two three',
  ],
  ['code as it stands', '<pre>if  x:\n    y</pre>', 'if  x:\n    y'],
])('copies %s', (_, html, text) => {
  expect(selected(html)).toBe(text)
})
