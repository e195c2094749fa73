import { describe, expect, it } from 'vitest'

import { encodePath, readReference, resolvePath } from './href'

describe('readReference', () => {
  const from = 'OEBPS/text/a.xhtml'

  it.each([
    ['b.xhtml', 'OEBPS/text/b.xhtml', undefined],
    ['../img/a%20b.png#x%C3%A9', 'OEBPS/img/a b.png', 'xé'],
    ['#note', 'OEBPS/text/a.xhtml', 'note'],
    ['', 'OEBPS/text/a.xhtml', undefined],
    ['/root.css', 'root.css', undefined],
    ['../../../../etc/passwd', 'etc/passwd', undefined],
    ['..\\img\\a.png', 'OEBPS/img/a.png', undefined],
    ['b.xhtml?page=1#x', 'OEBPS/text/b.xhtml', 'x'],
    ['100%.png', 'OEBPS/text/100%.png', undefined],
  ])('reads %s inside the publication', (address, path, fragment) => {
    expect(readReference(from, address)).toEqual({ kind: 'internal', path, fragment })
  })

  it.each(['https://a.example/', 'HTTP://a.example/', 'mailto:a@b.example'])(
    'knows %s as leading out',
    (url) => {
      expect(readReference(from, url)).toEqual({ kind: 'external', url })
    },
  )

  it.each([
    'javascript:alert(1)',
    ' \tjava\nscript:alert(1)',
    'file:///etc/passwd',
    'vbscript:x',
    '//a.example/x.png',
    '\\\\a.example\\x.png',
    'app://reader/',
    'ftp://a.example/',
    'blob:x',
  ])('refuses %j', (address) => {
    expect(readReference(from, address)).toEqual({ kind: 'refused' })
  })

  it('tells the type of data in an address', () => {
    expect(readReference(from, 'data:Image/PNG;base64,AAAA')).toMatchObject({
      kind: 'data',
      mediaType: 'image/png',
    })
  })
})

describe('resolvePath', () => {
  it('stops at the root', () => {
    expect(resolvePath('a/b.xhtml', '../../../c.css')).toBe('c.css')
  })
})

describe('encodePath', () => {
  it('encodes each segment and keeps the slashes', () => {
    expect(encodePath('a b/č#?.png')).toBe('a%20b/%C4%8D%23%3F.png')
  })
})
