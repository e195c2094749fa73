import { describe, expect, it } from 'vitest'

import { readOwnStyle, selectsInText } from './own-style'

const text = ':where(octavo-body, octavo-body *)'

describe('rules of the person’s own', () => {
  it('are important, and select in the text alone', () => {
    const style = readOwnStyle('p.note, h1 > em { color: red; margin: 0 1em } ')

    expect(style).toEqual({
      css: `p.note${text}, h1 > em${text} { color: red !important; margin: 0 1em !important; }`,
      loading: 0,
      reserved: [],
      unread: [],
    })
  })

  it.each([
    ['body', `octavo-body${text}`],
    ['p/* x */.note', `p/**/.note${text}`],
    ['html', `octavo-body${text}`],
    [':root', `octavo-body${text}`],
    ['html body > p', `octavo-body > p${text}`],
    ['html > body.x', `octavo-body.x${text}`],
    ['p::first-letter', `p${text}::first-letter`],
    ['p:before', `p${text}:before`],
    ['::selection', `${text}::selection`],
    [':is(body, p:first-child)', `:is(octavo-body, p:first-child)${text}`],
    ['a[title="::x, {"]', `a[title="::x, {"]${text}`],
    ['*', `*${text}`],
  ])('mean the page by %s', (selector, expected) => {
    expect(readOwnStyle(`${selector} { color: red }`).css).toBe(
      `${expected} { color: red !important; }`,
    )
  })

  it('keep apart what is important to the person', () => {
    const { css } = readOwnStyle('p { color: red ! important; margin: 0 }')

    expect(css).toBe(
      `p${text} { margin: 0 !important; }\n@layer first { p${text} { color: red !important; } }`,
    )
  })

  it('hold under conditions', () => {
    const { css, unread } = readOwnStyle(
      '@media (min-width: 30em) { p { color: red } } i { top: 0 }',
    )

    expect(css.replace(/\s+/g, ' ')).toBe(
      `@media (min-width: 30em) { p${text} { color: red !important; } } i${text} { top: 0 !important; }`,
    )
    expect(unread).toEqual([])
  })

  it('have a publisher’s meaning: pages for windows, columns for pages, house faces', () => {
    const { css } = readOwnStyle(
      'p { width: 50vw; page-break-before: always; position: fixed; font-family: serif; hyphens: none }',
    )

    for (const part of [
      'width: calc(50 * var(--o-page-width) / 100) !important;',
      'break-before:column !important;',
      'position:absolute !important;',
      'font-family: var(--o-serif), serif !important;',
      '--octavo-hyphens:none !important;',
    ]) {
      expect(css).toContain(part)
    }
  })

  it.each([
    '@import "x.css";',
    '@import url(https://example.org/x.css) screen;',
    '@\\69mport "x.css";',
    'p { background: url(https://example.org/x.png) }',
    'p { background: URL( "x.png" ) }',
    'p { background: \\75rl(x.png) }',
    'p { --x: url(x.png) }',
    'p { background: image-set("x.png" 1x) }',
    'p { background: -webkit-cross-fade("x.png", "y.png", 1) }',
    '@font-face { font-family: x; src: url(x.woff2) }',
    '@media screen { p { background: url(x.png) } }',
    '@namespace url(http://www.w3.org/1999/xhtml);',
  ])('load nothing: %s', (rule) => {
    const style = readOwnStyle(`${rule} i { color: red }`)

    expect(style.css).toBe(`i${text} { color: red !important; }`)
    expect(style).toMatchObject({ loading: 1, unread: [] })
  })

  it('leave the making of pages to the pages', () => {
    const style = readOwnStyle(
      'body { writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; --o-line: 9px; color: red } ' +
        'p { transition: all 9s; animation: x 1s; column-span: all; all: unset }',
    )

    expect(style.css).toBe(`octavo-body${text} { color: red !important; }`)
    expect(style.reserved).toEqual([
      'writing-mode',
      '-webkit-writing-mode',
      '--o-line',
      'transition',
      'animation',
      'column-span',
      'all',
    ])
  })

  it.each([
    ['p { color: red', 'p'],
    ['p', 'p'],
    ['p { i { color: red } }', 'p'],
    ['{ color: red }', '{'],
    ['p/*', 'p'],
    ['p, { color: red }', 'p,'],
    ['p:is(i { color: red }', 'p:is(i'],
    ['@keyframes x { to { color: red } }', '@keyframes x'],
    ['@layer house { p { color: red } }', '@layer house'],
    ['@media screen { p { color: red }', '@media screen'],
    ['p { color red }', 'color red'],
    ['p { content: "x\n }', 'content: "x'],
    ['p { content: "x }', 'p'],
    ['p { width: calc(1px }', 'width: calc(1px'],
    ['p { color: \\', 'p'],
    ['<!-- p { color: (red] } -->', 'color: (red]'],
  ])('are complete, or left out and named: %s', (rule, named) => {
    const style = readOwnStyle(rule)

    expect(style.css).toBe('')
    expect(style.unread[0]).toBe(named)
  })

  it.each([
    ['@media url(\\\n{ [a="){} octavo-stage { display: none } i { "] { color: red } }', ''],
    ['@media screen) { p { color: red } } i { color: red }', `i${text} { color: red !important; }`],
    ['@supports url("a" ")" { p { color: red } } i { color: red }', ''],
  ])('hold under no condition that a browser may read otherwise: %s', (rule, inside) => {
    const { css } = readOwnStyle(`@media print { ${rule} }`)

    expect(css.replace(/\s+/g, ' ')).toBe(inside && `@media print { ${inside} }`)
  })

  it('end strings where lines end, by any sign for that', () => {
    const { css } = readOwnStyle('p { content: "\f} } octavo-box { top: 0 } x { content: " }')

    expect(css).toBe(`octavo-box${text} { top: 0 !important; }`)
    expect(readOwnStyle('p { background: \\75\r\nrl(https://x) }').loading).toBe(1)
  })

  it.each([
    ['body { --\\6f-line: 9px }', '--\\6f-line'],
    ['p { -epub-all: unset }', '-epub-all'],
    ['p { -epub--webkit-writing-mode: vertical-rl }', '-epub--webkit-writing-mode'],
    ['p { -epub-epub---o-line: 9px }', undefined],
    ['p { -epub---o-line: 9px }', '-epub---o-line'],
    ['p { position: var(--x) }', 'position'],
    ['p { page-break-before: var(--x) }', 'page-break-before'],
  ])('know what is reserved, however it is written: %s', (rule, name) => {
    const { css, reserved } = readOwnStyle(rule)

    expect(reserved).toEqual(name === undefined ? [] : [name])
    if (name !== undefined) expect(css).toBe('')
  })

  it.each([
    ['p { x\\7d octavo-stage\\7b display: none }', 'x\\7d octavo-stage\\7b display: none'],
    ['p { x\\3b all: unset }', 'x\\3b all: unset'],
    ['p { --x\\7d octavo-stage\\7b y: none }', '--x\\7d octavo-stage\\7b y: none'],
  ])('have names that are nothing else without their escapes: %s', (rule, named) => {
    const { css, unread } = readOwnStyle(rule)

    expect(css).toBe('')
    expect(unread).toEqual([named])
  })

  it('are told from those that select anything else, as a browser reads them', () => {
    expect(selectsInText(`p${text}, h1${text}::first-letter, :is(a, b)${text}`)).toBe(true)
    for (const list of [
      'octavo-stage',
      `octavo-stage, p${text}`,
      `[title=":where(octavo-body, octavo-body *)"]`,
    ]) {
      expect(selectsInText(list), list).toBe(false)
    }
  })

  it('have today’s meaning where they are written with EPUB’s prefix', () => {
    expect(readOwnStyle('p { -epub-position: fixed }').css).toContain('position:absolute')
  })

  it('leave strings as they are', () => {
    const { css } = readOwnStyle('a[title="the body"]::after { content: "5vw"; width: 50VW }')

    expect(css).toContain('a[title="the body"]')
    expect(css).toContain('content: "5vw" !important;')
    expect(css).toContain('width: calc(50 * var(--o-page-width) / 100) !important;')
  })

  it('are named as far as a browser does not know them', () => {
    const known = {
      selector: (selector: string) => !selector.includes('::x'),
      declaration: (name: string, value: string) => name === 'color' && value.trim() === 'red',
    }
    const style = readOwnStyle('p { color: red; colour: red } i::x { color: red }', known)

    expect(style.css).toBe(`p${text} { color: red !important; }`)
    expect(style.unread).toEqual(['colour: red', 'i::x'])
  })

  it('end no element of HTML', () => {
    const { css } = readOwnStyle('p::after { content: "</style><script>"; --x: </style> }')

    expect(css).toContain('content: "<\\/style><script>" !important')
    expect(css).not.toContain('</')
  })

  it('end, however deep they lie in one another', () => {
    const style = readOwnStyle('@media screen {'.repeat(1300))

    expect(style.css).toBe('')
    expect(readOwnStyle(`${'('.repeat(19_990)}{}`).css).toBe('')
  })
})
