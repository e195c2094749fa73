import { labelToName } from '@exodus/bytes/encoding.js'

import { findByteOrderMark } from '../text/encoding/bom'
import { codePages } from '../text/encoding/code-pages'
import { decode } from '../text/encoding/decode'
import { decodeText } from '../text/encoding/decode-text'
import { isUtf8, scanUtf8 } from '../text/encoding/utf8'

/**
 * Text of a FictionBook: by its mark, as UTF-8 where it is that, as it declares, and by statistics where
 * it declares nothing or something that is not true.
 */
export async function decodeFb2(bytes: Uint8Array): Promise<string> {
  const mark = findByteOrderMark(bytes)
  if (mark) return decode(bytes.subarray(mark.length), mark.encoding)
  const [first, second] = bytes
  if (first === 0x3c && second === 0) return decode(bytes, 'utf-16le')
  if (first === 0 && second === 0x3c) return decode(bytes, 'utf-16be')

  // Many a file was made UTF-8 and kept the declaration that it had before.
  const scan = scanUtf8(bytes)
  if (isUtf8(scan) && !scan.isAscii) return decode(bytes, 'utf-8')
  const declared = declaredEncoding(bytes)
  if (declared !== undefined) return decode(bytes, declared)
  return (await decodeText(bytes))?.text ?? decode(bytes, 'utf-8')
}

/** The encoding of one byte or a few that the XML declaration names, where it is one that we know. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const label = /^\s*<\?xml[^>]*?encoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1]
  if (label === undefined) return undefined
  const page = label.toLowerCase().replace(/^(?:cp|dos)-?(?=\d)/, 'ibm')
  if (page in codePages) return page
  const name = labelToName(label)?.toLowerCase()
  if (name === 'gbk') return 'gb18030'
  return name === undefined || /^(?:utf-|replacement|x-user)/.test(name) ? undefined : name
}
