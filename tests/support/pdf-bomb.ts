import { constants, deflateRawSync, deflateSync } from 'node:zlib'

import { PdfFile } from './make-pdf'

/** A PDF of a few kilobytes: its first page has so many megabytes of blanks for its content, packed twice; its second none. */
export function aPdfBomb(megabytes: number): Uint8Array<ArrayBuffer> {
  const file = new PdfFile()
  const [catalog, tree, first, second, content] = file.reserve(5)
  const page = `/Type/Page/Parent ${tree} 0 R/MediaBox[0 0 400 600]`
  file.set(catalog!, `<</Type/Catalog/Pages ${tree} 0 R>>`)
  file.set(tree!, `<</Type/Pages/Count 2/Kids[${first} 0 R ${second} 0 R]>>`)
  file.set(first!, `<<${page}/Contents ${content} 0 R>>`)
  file.set(second!, `<<${page}>>`)
  file.setStream(content!, deflateSync(blanks(megabytes)), '/Filter[/FlateDecode/FlateDecode]')
  return file.finish(`/Root ${catalog} 0 R`)
}

/** A zlib stream, put together of pieces that end with whole bytes: nobody has to hold what it unpacks to. */
function blanks(megabytes: number): Buffer {
  const flushed = { finishFlush: constants.Z_FULL_FLUSH }
  const piece = deflateRawSync(Buffer.alloc(1_048_576, 0x20), flushed)
  const pieces = Array.from({ length: megabytes }, () => piece)
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces, Buffer.from([3, 0])])
}
