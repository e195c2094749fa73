import { describe, expect, it } from 'vitest'

import { prepareStyleAttribute, prepareStyleSheet } from './style-sheet'

const place = { href: 'OEBPS/css/a.css', base: '/publications/x/' }
const prepare = (css: string) => prepareStyleSheet(css, place)

describe('prepareStyleSheet', () => {
  it('leaves ordinary rules as they are', () => {
    const css =
      '/* note */ p::before { content: "url(x)"; color: #fff }\n@media print { a { b: c } }'

    expect(prepare(css)).toBe(css)
  })

  it('makes addresses of the publication absolute', () => {
    expect(prepare('a{src:url(../fonts/a%20b.otf)} b{background:URL( "i.png" )}')).toBe(
      'a{src:url("/publications/x/OEBPS/fonts/a%20b.otf")} b{background:url("/publications/x/OEBPS/css/i.png")}',
    )
  })

  it.each([
    'a{background:url(https://e.example/x)}',
    'a{background:url(//e.example/x)}',
    'a{background:\\75rl(https://e.example/x)}',
    'a{background:url(ht\\74ps://e.example/x)}',
    'a{background:url("https:\\/\\/e.example/x")}',
    'a{background:image-set("https://e.example/x" 1x, url(https://e.example/y) 2x)}',
    '@import "https://e.example/x.css";',
    '@import url(https://e.example/x.css) screen;',
    '@im\\70ort "https://e.example/x.css";',
    'a{background:url(https://e.example/x',
    '@import "https://e.example/x.css"',
  ])('leaves no remote address in %s', (css) => {
    expect(prepare(css)).not.toMatch(/e\.example/)
  })

  it('knows strings and comments from addresses', () => {
    const css = 'a{content:"url(https://e.example/)"} /* url(https://e.example/) */'

    expect(prepare(css)).toBe(css)
  })

  it('keeps images and fonts inside the sheet', () => {
    const css = 'a{src:url("data:font/woff2;base64,AAAA")}'

    expect(prepare(css)).toBe(css)
    expect(prepare('a{background:url(data:text/html,x)}')).toBe('a{background:url("data:,")}')
  })

  it('keeps imports of the publication', () => {
    expect(prepare('@charset "utf-8";@import "b.css" screen;a{}')).toBe(
      '@import url("/publications/x/OEBPS/css/b.css") screen;a{}',
    )
  })

  it('turns page breaks into column breaks', () => {
    expect(prepare('a{page-break-before:always}')).toBe('a{break-before:column}')
    expect(prepare('a{color:red; page-break-after : avoid !important}')).toBe(
      'a{color:red; break-after:avoid !important}',
    )
    expect(prepare('a{break-before: right;page-break-inside:avoid}')).toBe(
      'a{break-before:column;break-inside:avoid}',
    )
  })

  it('fixes nothing to the window', () => {
    expect(prepare('a{position:fixed}.position:fixed{}')).toBe(
      'a{position:absolute}.position:fixed{}',
    )
  })

  it('translates the properties that EPUB once prefixed', () => {
    expect(prepare('a{-epub-word-break:keep-all;-epub-text-combine:horizontal}')).toBe(
      'a{word-break:keep-all;text-combine-upright:all}',
    )
    const hidden = 'a{-epub-x\\3a url\\(https\\:\\/\\/x\\.example\\)\\3b y: 1}'
    expect(prepare(hidden)).toBe(hidden)
    expect(prepare('a{-epub-constructor: name}')).toBe('a{constructor: name}')
    expect(prepare('a{text-transform: -epub-fullwidth}')).toBe('a{text-transform:full-width}')
    expect(
      prepare('a{-epub-text-orientation: vertical-right}b{-epub-text-orientation:rotate-right}'),
    ).toBe('a{text-orientation:mixed}b{text-orientation:sideways}')
    expect(prepare('p{-epub-text-orientation:upright;-epub-writing-mode:vertical-rl}')).toBe(
      'p{text-orientation:upright;writing-mode:vertical-rl}',
    )
  })

  it('leaves the division of words to whoever divides them', () => {
    expect(prepare('a{-epub-hyphens:auto;hyphens: none !important}')).toBe(
      'a{--octavo-hyphens:initial;--octavo-hyphens:none !important}',
    )
    expect(prepare('a{adobe-hyphenate:explicit}.hyphens{-webkit-hyphens:manual}')).toBe(
      'a{--octavo-hyphens:manual}.hyphens{--octavo-hyphens:manual}',
    )
  })

  it('is done with a long hostile sheet in time', () => {
    expect(prepare('\\'.repeat(100_000) + '/*'.repeat(50_000))).toHaveLength(200_000)
  })
})

describe('prepareStyleAttribute', () => {
  it('reads declarations without a rule around them', () => {
    expect(prepareStyleAttribute('position: fixed; page-break-before: always', place)).toBe(
      'position:absolute; break-before:column',
    )
  })
})
