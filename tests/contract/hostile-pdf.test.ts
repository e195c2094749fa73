import { deflateSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import { ReaderError } from '#core/errors'
import { openPublication } from '#core/publication/open'
import { PdfFile } from '#tests/support/make-pdf'

import { bytesSource } from '../support/bytes-source'

/** Opens a PDF and reads all of it. @returns how many pages it has, or the code of what is wrong with it */
async function outcomeOf(bytes: Uint8Array): Promise<number | string> {
  try {
    const opened = await openPublication(bytesSource('hostile.pdf', bytes))
    const reader = createSectionReader(opened, '/')
    const { readingOrder } = opened.manifest
    for (const index of readingOrder.keys()) {
      await reader.content(index).catch((error: unknown) => {
        if (!(error instanceof ReaderError)) throw error
      })
    }
    return readingOrder.length
  } catch (error) {
    return error instanceof ReaderError ? error.code : String(error)
  }
}

/** A file of the objects given, from number 1 on; the first is the catalog. */
function file(...objects: (string | { readonly stream: Uint8Array; readonly entries: string })[]) {
  const pdf = new PdfFile()
  const numbers = pdf.reserve(objects.length)
  for (const [at, object] of objects.entries()) {
    if (typeof object === 'string') pdf.set(numbers[at]!, object)
    else pdf.setStream(numbers[at]!, object.stream, object.entries)
  }
  return pdf
}

const catalog = '<</Type/Catalog/Pages 2 0 R>>'
const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>'
const finished = (...objects: Parameters<typeof file>) => file(...objects).finish('/Root 1 0 R')

describe('a PDF that is made to exhaust', () => {
  it.each([
    ['a page count of two thousand million', '<</Type/Pages/Count 2000000000/Kids[3 0 R]>>', 1],
    ['a page tree that leads into itself', '<</Type/Pages/Count 2/Kids[3 0 R 2 0 R]>>', 2],
    ['a page count below nothing', '<</Type/Pages/Count -7/Kids[3 0 R]>>', 'publication/corrupted'],
  ])('is read as far as it goes: %s', async (_, tree, outcome) => {
    expect(await outcomeOf(finished(catalog, tree, page))).toBe(outcome)
  })

  it('is read where labels are promised for pages that are not there', async () => {
    const labelled = catalog.replace('>>', '/PageLabels<</Nums[0<</S/r>>1999999999<</S/D>>]>>>>')
    const tree = '<</Type/Pages/Count 2000000000/Kids[3 0 R]>>'

    expect(await outcomeOf(finished(labelled, tree, page))).toBe(1)
  })

  it('is refused where it has more pages than any book', async () => {
    const kids = '3 0 R '.repeat(60_000)
    const tree = `<</Type/Pages/Count 60000/Kids[${kids}]>>`

    expect(await outcomeOf(finished(catalog, tree, page))).toMatch(/^publication\//)
  })

  it('is read or named where its page tree is deep', async () => {
    const depth = 20_000
    const nodes = Array.from(
      { length: depth },
      (_, at) => `<</Type/Pages/Count 1/Parent ${at + 1} 0 R/Kids[${at + 3} 0 R]>>`,
    )

    expect(await outcomeOf(finished(catalog, ...nodes, page))).toBeOneOf([
      1,
      'publication/corrupted',
    ])
  })

  it('is read or named where its tables lead in circles', async () => {
    const pdf = file(catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page)
    const text = String.fromCharCode(...pdf.finish('/Root 1 0 R'))
    const start = /startxref\n(\d+)/.exec(text)![1]!
    const looped = file(catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page).finish(
      `/Root 1 0 R/Prev ${start}`,
    )

    expect(await outcomeOf(looped)).toBe(1)
  })

  it.each([1e9, 1e30, 0, 1e-9])(
    'has pages that can be drawn, whatever it says: %d',
    async (side) => {
      const sheet = page.replace('400 600', `${side.toFixed(12)} ${side.toFixed(12)}`)
      const bytes = finished(catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', sheet)
      const { manifest } = await openPublication(bytesSource('a.pdf', bytes))
      const { width = 0, height = 0 } = manifest.readingOrder[0]!

      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
      expect(Math.max(width, height)).toBeLessThanOrEqual(20_000)
    },
  )

  it.each([
    ['content', '/Contents 4 0 R', ''],
    ['objects', '/Contents 9 0 R', '/Type/ObjStm/N 90000000/First 20'],
  ])('is read where a stream is a bomb: %s', async (_, entry, entries) => {
    const stream = deflateSync(new Uint8Array(32 * 1_048_576).fill(0x20))
    const bytes = finished(
      catalog,
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      page.replace('>>', `${entry}>>`),
      { stream, entries: `/Filter/FlateDecode${entries}` },
    )

    expect(await outcomeOf(bytes)).toBe(1)
  })

  it('is read where its outline leads in circles and goes deep', async () => {
    const around = '<</Title(A)/Parent 4 0 R/Next 5 0 R/First 5 0 R/Dest[3 0 R/Fit]>>'
    const deep = Array.from(
      { length: 300 },
      (_, at) => `<</Title(D)/Dest[3 0 R/Fit]/First ${at + 7} 0 R>>`,
    )
    const bytes = finished(
      catalog.replace('>>', '/Outlines 4 0 R>>'),
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      page,
      '<</Type/Outlines/First 6 0 R/Last 5 0 R>>',
      around,
      ...deep,
    )

    expect(await outcomeOf(bytes)).toBe(1)
  })
})
