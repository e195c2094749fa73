import { toPageSize } from '#core/formats/pdf/page-size'

import { PdfBook } from './pdf-book'

/** px across: enough for a shelf on a fine screen. */
const width = 480
/** Of a first page that is a strip only the shape is kept. */
const tallest = 3

/** Draws the first page of a PDF as a picture for the shelf. @throws {ReaderError} where it cannot be drawn */
export async function drawCover(publicationId: string): Promise<Blob> {
  const book = new PdfBook(publicationId)
  try {
    return await book.use(0, async ({ page }) => {
      const size = toPageSize(page)
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = Math.max(1, Math.round(width * Math.min(tallest, size.height / size.width)))
      const points = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: canvas.width / points.width })
      await page.render({ canvas, viewport }).promise
      return toBlob(canvas)
    })
  } finally {
    book.close()
  }
}

const toBlob = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty'))),
      'image/webp',
      0.85,
    )
  })
