import { describe, expect, it } from 'vitest'

import { plainDescription } from './plain-description'

describe('a description', () => {
  it.each([
    ['A text.\r\n\r\nOf two paragraphs, a < b.', 'A text.\n\nOf two paragraphs, a < b.'],
    ['<p>One <b>sh</b>ip</p>\n<p>and\n another</p>', 'One ship\nand another'],
    ['<P>One<P CLASS="x">Two', 'One\nTwo'],
    ['One<br/>Two<br>\n<br>Three', 'One\nTwo\nThree'],
    ['<div><ul><li>One</li><li>Two</li></ul></div>', 'One\nTwo'],
    ['Tom &amp; Jerry&#8217;s', 'Tom & Jerry’s'],
    ['&lt;p&gt;One &amp;amp; two&lt;/p&gt;', 'One & two'],
    ['<p onclick="x()">A<script>b()</script><style>p {}</style> text</p><!-- c -->', 'A text'],
    ['<p hidden>A</p><p>text&nbsp;</p><p>&nbsp;</p>', 'text'],
    // What is written of HTML stays.
    ['<p>The &lt;canvas&gt; element</p>', 'The <canvas> element'],
    ['The <canvas> element', 'The <canvas> element'],
    ['<p></p>', ''],
  ])('%j', (written, plain) => {
    expect(plainDescription(written)).toBe(plain)
    expect(plainDescription(plain)).toBe(plain)
  })

  it('has an end, whatever it is made of', () => {
    for (const part of ['a', '<p>', '<b', '<script>', '&amp;', '&lt;', '</b>', '<p title="']) {
      expect(plainDescription(part.repeat(1_000_000)).length).toBeLessThanOrEqual(100_000)
    }
  })
})
