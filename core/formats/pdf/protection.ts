import { type PdfBytes, textParts } from './pdf-bytes'

/** Security handlers of shops and offices, by the name that the encryption dictionary has for them. */
const schemes: Readonly<Record<string, string>> = {
  EBX_HANDLER: 'Adobe ADEPT',
  'Adobe.APS': 'Adobe LiveCycle',
  'Adobe.PubSec': 'a certificate',
  FOPN_fLock: 'FileOpen',
  FOPN_foweb: 'FileOpen',
  MicrosoftIRMServices: 'Microsoft rights management',
}

/**
 * What keeps a PDF shut whose security handler pdf.js does not know, by its name for people. The name is
 * looked for in the bytes: the encryption dictionary is never compressed.
 *
 * @returns `undefined` for one without a name for people
 */
export async function protectionOf(file: PdfBytes): Promise<string | undefined> {
  for await (const text of textParts(file)) {
    for (const [, name = ''] of text.matchAll(/\/Filter\s*\/([\w.]+)/g)) {
      if (Object.hasOwn(schemes, name)) return schemes[name]
    }
  }
  return undefined
}
