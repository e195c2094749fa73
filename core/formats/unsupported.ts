import { ReaderError } from '#core/errors'

import type { Source } from './format'

/** Kinds of file that we can name and cannot read; `core/error-words.ts` says what one can do. */
export type UnsupportedKind =
  | 'word-97'
  | 'wordperfect'
  | 'windows-write'
  | 'pages'
  | 'ibooks'
  | 'microsoft-reader'
  | 'windows-help'
  | 'djvu'
  | 'spreadsheet'
  | 'presentation'

const signatures: readonly (readonly [UnsupportedKind, string])[] = [
  ['wordperfect', '\xffWPC'],
  ['windows-write', '\x31\xbe\0\0'],
  ['windows-write', '\x32\xbe\0\0'],
  ['microsoft-reader', 'ITOLITLS'],
  ['windows-help', 'ITSF'],
  ['djvu', 'AT&TFORM'],
]

/** The container of Office’s files before 2007, and of protected ones since. */
const compound = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/**
 * Refuses what no format here reads and its first bytes name.
 *
 * @throws {ReaderError} `publication/unsupported-format`, `publication/encrypted`
 */
export async function refuseBySignature(source: Source): Promise<void> {
  const start = String.fromCharCode(...source.head.subarray(0, 100))
  const kind = signatures.find(([, signature]) => start.startsWith(signature))?.[0]
  if (kind) throw unsupported(source, kind)
  if (start.includes('mimetypeapplication/x-ibooks+zip')) throw unsupported(source, 'ibooks')
  if (start.startsWith(compound)) throw await refuseCompound(source)
}

/** A compound file says in its directory what it holds, in UTF-16. */
async function refuseCompound(source: Source): Promise<ReaderError> {
  const bytes = await source.bytes()
  const holds = (name: string) => indexOf(bytes, new Uint8Array(wide(name))) >= 0
  if (holds('EncryptedPackage')) {
    return new ReaderError('publication/encrypted', 'An office document under a password', {
      details: { fileName: source.fileName, scheme: 'a password' },
    })
  }
  if (holds('PowerPoint Document')) return unsupported(source, 'presentation')
  if (holds('Workbook') && !holds('WordDocument')) return unsupported(source, 'spreadsheet')
  return unsupported(source, 'word-97')
}

const wide = (text: string): number[] =>
  Array.from(text).flatMap((character) => [character.charCodeAt(0), 0])

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}

const archives: readonly (readonly [UnsupportedKind, RegExp])[] = [
  ['pages', /^(?:Index\/Document\.iwa|Index\.zip|index\.xml\.gz|index\.xml)$/],
  ['spreadsheet', /^xl\/workbook\.(?:xml|bin)$/],
  ['presentation', /^ppt\/presentation\.xml$/],
]

/** The error for a file that no format knows: an archive may still be one that has a name. */
export async function refuseUnknown(source: Source): Promise<ReaderError> {
  if (source.head[0] !== 0x50 || source.head[1] !== 0x4b) return unsupported(source)
  try {
    const container = await source.container()
    const type = await container.read('mimetype')
    const mimetype = String.fromCharCode(...(type?.subarray(0, 100) ?? []))
    const [, office] = /opendocument\.(spreadsheet|presentation)/.exec(mimetype) ?? []
    if (office === 'spreadsheet' || office === 'presentation') return unsupported(source, office)
    const found = archives.find(([, path]) => container.paths.some((name) => path.test(name)))
    return unsupported(source, found?.[0])
  } catch (error) {
    return error instanceof ReaderError ? error : unsupported(source)
  }
}

const unsupported = ({ fileName }: Source, kind?: UnsupportedKind): ReaderError =>
  new ReaderError(
    'publication/unsupported-format',
    kind === undefined ? 'No format knows this file' : `No format reads ${kind}`,
    { details: { fileName, ...(kind !== undefined && { kind }) } },
  )
