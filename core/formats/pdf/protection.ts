import type { ReadPart } from './open-document'

/** Security handlers of shops and offices, by the name that the encryption dictionary has for them. */
const schemes: Readonly<Record<string, string>> = {
  EBX_HANDLER: 'Adobe ADEPT',
  'Adobe.APS': 'Adobe LiveCycle',
  'Adobe.PubSec': 'a certificate',
  FOPN_fLock: 'FileOpen',
  FOPN_foweb: 'FileOpen',
  MicrosoftIRMServices: 'Microsoft rights management',
}

/** Parts of a file are looked through, so many bytes at a time and so many of them twice. */
const chunk = 1_048_576
const overlap = 256

/**
 * What keeps a PDF shut whose security handler pdf.js does not know, by its name for people. The name is
 * looked for in the bytes: the encryption dictionary is never compressed.
 *
 * @returns `undefined` for one without a name for people
 */
export async function protectionOf(
  byteLength: number,
  read: ReadPart,
): Promise<string | undefined> {
  for (let from = 0; from < byteLength; from += chunk - overlap) {
    const text = latin1(await read(from, chunk))
    for (const [, name = ''] of text.matchAll(/\/Filter\s*\/([\w.]+)/g)) {
      if (Object.hasOwn(schemes, name)) return schemes[name]
    }
  }
  return undefined
}

/** So many bytes are made text at once: arguments lie on the stack. */
const piece = 8_192

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCharCode(...bytes.subarray(at, at + piece))
  }
  return text
}
