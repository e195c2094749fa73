import { archiveTypeOf } from '#core/formats/archive-type'
import type { Container } from '#core/formats/format'

import type { ByteReader } from './byte-reader'
import { openSevenZipContainer } from './seven-zip-container'
import { openTarContainer } from './tar-container'
import { openZipContainer } from './zip-container'

/**
 * Opens an archive by its signature. What has none is taken for a ZIP: some have something else before it.
 *
 * @throws {ReaderError} as the containers do
 */
export function openContainer(
  fileName: string,
  bytes: ByteReader,
  head: Uint8Array,
): Promise<Container> {
  const type = archiveTypeOf(head)
  switch (type) {
    case 'rar':
    case '7z':
      return openSevenZipContainer(fileName, bytes, type === 'rar' ? 'RAR' : '7z')
    case 'tar':
      return openTarContainer(fileName, bytes)
    default:
      return openZipContainer(
        fileName,
        bytes,
        undefined,
        isEpub(head) ? undefined : () => openSevenZipContainer(fileName, bytes, 'ZIP'),
      )
  }
}

/** An EPUB that is compressed in another way than the standard says (OCF 4.2) is not one. */
const isEpub = (head: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(head.subarray(0, 60)).includes('mimetypeapplication/epub+zip')
