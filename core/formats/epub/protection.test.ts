import { describe, expect, it } from 'vitest'

import { aChapter, anEpub, aZipSource, type Entries } from '#tests/support/publication-builders'

import { epub } from './epub'
import { sha1 } from '#core/sha1'

const uuid = '12345678-9abc-def0-1234-56789abcdef0'
const idpf = 'http://www.idpf.org/2008/embedding'
const adobe = 'http://ns.adobe.com/pdf/enc#RC'

const encryption = (algorithm: string, uri: string, keyInfo = '') =>
  `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
  <enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/>${keyInfo}<enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`

const locked = (keyInfo: string, entries: Entries = {}) =>
  epub.open(
    aZipSource(
      anEpub({
        entries: {
          'META-INF/encryption.xml': encryption('aes128-cbc', 'OEBPS/c1.xhtml', keyInfo),
          'OEBPS/c1.xhtml': new Uint8Array([0x9f, 0x11, 0x80, 0x07]),
          ...entries,
        },
      }),
    ),
  )

describe('protection', () => {
  it.each([
    ['Adobe ADEPT', '<KeyInfo><resource xmlns="http://ns.adobe.com/adept"/></KeyInfo>', {}],
    ['Readium LCP', '', { 'META-INF/license.lcpl': '{}' }],
    ['Apple FairPlay', '', { 'META-INF/sinf.xml': '<sinf/>' }],
    ['Kobo', '', { 'META-INF/rights.xml': '<rights><kobo/></rights>' }],
  ])('is named: %s', async (scheme, keyInfo, entries) => {
    await expect(locked(keyInfo, entries)).rejects.toMatchObject({
      code: 'publication/encrypted',
      details: { fileName: 'a.epub', scheme },
    })
  })

  it('is refused also when it has no name', async () => {
    await expect(locked('')).rejects.toMatchObject({
      code: 'publication/encrypted',
      details: { fileName: 'a.epub' },
    })
  })

  it('does not count where the text lies open', async () => {
    const opened = await locked('', { 'OEBPS/c1.xhtml': aChapter('open') })

    expect(await opened.read('OEBPS/c1.xhtml')).toBeDefined()
  })

  it('says so of a single resource when it is asked for', async () => {
    const opened = await epub.open(
      aZipSource(
        anEpub({
          items: '<item id="i" href="i.png" media-type="image/png"/>',
          entries: {
            'META-INF/encryption.xml': encryption('x', 'OEBPS/i.png'),
            'OEBPS/i.png': 'x',
          },
        }),
      ),
    )

    await expect(opened.read('OEBPS/i.png')).rejects.toMatchObject({
      code: 'publication/encrypted',
    })
  })
})

describe('obfuscated fonts', () => {
  const font = Uint8Array.from({ length: 3_000 }, (_, index) => index % 251)
  font.set([0x4f, 0x54, 0x54, 0x4f]) // OTTO
  const mix = (key: Uint8Array, length: number) =>
    font.map((byte, index) => (index < length ? byte ^ key[index % key.length]! : byte))

  it.each([
    ['IDPF', idpf, mix(sha1(new TextEncoder().encode(`urn:uuid:${uuid}`)), 1_040)],
    ['Adobe', adobe, mix(new Uint8Array(Buffer.from(uuid.replaceAll('-', ''), 'hex')), 1_024)],
    ['none, though it says so', idpf, font],
  ])('are made clear: %s', async (_, algorithm, mixed) => {
    const opened = await epub.open(
      aZipSource(
        anEpub({
          metadata: `<dc:title>T</dc:title><dc:identifier id="pub-id"> urn:uuid:
            ${uuid}</dc:identifier><dc:identifier>urn:uuid:${uuid}</dc:identifier>`,
          items: '<item id="f" href="f.otf" media-type="font/otf"/>',
          entries: {
            'META-INF/encryption.xml': encryption(algorithm, 'OEBPS/f.otf'),
            'OEBPS/f.otf': mixed,
          },
        }),
      ),
    )

    expect((await opened.read('OEBPS/f.otf'))?.bytes).toEqual(font)
  })
})

it.each([
  ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  ],
  ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
])('SHA-1 gives the digests of its standard', (text, digest) => {
  expect(Buffer.from(sha1(new TextEncoder().encode(text))).toString('hex')).toBe(digest)
})
