import { readFileSync } from 'node:fs'
import { brotliDecompressSync, inflateSync } from 'node:zlib'

import { expect, it } from 'vitest'

import { readFontFacts } from '#core/fonts/font-facts'
import type { BundledTypeface } from '#core/typefaces'

import { characterWidth } from '../../renderer/engine/character-width'

const files: Record<BundledTypeface, string> = {
  literata: '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
  'source-serif-4':
    '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'eb-garamond': '@fontsource-variable/eb-garamond/files/eb-garamond-latin-wght-normal.woff2',
  bitter: '@fontsource-variable/bitter/files/bitter-latin-wght-normal.woff2',
  'atkinson-hyperlegible-next':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  inter: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  opendyslexic: '@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2',
}

it.each(Object.entries(files) as [BundledTypeface, string][])(
  'is, for %s, as wide as its letters',
  (typeface, file) => {
    const facts = readFontFacts(new Uint8Array(readFileSync(`node_modules/${file}`)), {
      zlib: (bytes, maxOutputLength) => inflateSync(bytes, { maxOutputLength }),
      brotli: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
    })

    expect(Math.abs(characterWidth(typeface) / facts.characterWidth - 1)).toBeLessThan(0.07)
  },
)
