import { decodeMarkup } from '#core/content/decode-markup'
import { readReference } from '#core/content/href'
import { parseXml } from '#core/content/xml-tree'
import type { Container } from '#core/formats/format'

/** How entries of the container are encrypted. */
export interface Protection {
  /** Entries whose first bytes are mixed with a key made from the identifier. */
  readonly obfuscated: ReadonlyMap<string, 'idpf' | 'adobe'>
  /** Entries that cannot be read here. */
  readonly encrypted: Set<string>
  /** Name of the protection, where it is known. */
  readonly scheme: string | undefined
}

const obfuscations: ReadonlyMap<string, 'idpf' | 'adobe'> = new Map([
  ['http://www.idpf.org/2008/embedding', 'idpf'],
  ['http://ns.adobe.com/pdf/enc#RC', 'adobe'],
])

/** Reads `META-INF/encryption.xml`; a broken one counts for what can be read of it. */
export async function readProtection(container: Container): Promise<Protection> {
  const obfuscated = new Map<string, 'idpf' | 'adobe'>()
  const encrypted = new Set<string>()
  const bytes = await container.read('META-INF/encryption.xml')
  if (!bytes) return { obfuscated, encrypted, scheme: undefined }

  const source = decodeMarkup(bytes)
  for (const data of parseXml(source).descendants('encrypteddata')) {
    const address = data.descendants('cipherreference')[0]?.attribute('uri')
    const reference = address === undefined ? undefined : readReference('', address)
    if (reference?.kind !== 'internal') continue
    const algorithm = data.child('encryptionmethod')?.attribute('algorithm') ?? ''
    const obfuscation = obfuscations.get(algorithm)
    if (obfuscation) obfuscated.set(reference.path, obfuscation)
    else encrypted.add(reference.path)
  }
  return { obfuscated, encrypted, scheme: await schemeOf(container, source) }
}

async function schemeOf(container: Container, encryption: string): Promise<string | undefined> {
  const has = (path: string) => container.byteLength(path) !== undefined
  if (has('META-INF/license.lcpl') || encryption.includes('readium.org/2014/01/lcp')) {
    return 'Readium LCP'
  }
  if (has('META-INF/sinf.xml')) return 'Apple FairPlay'
  const rights = has('META-INF/rights.xml')
    ? await container.read('META-INF/rights.xml')
    : undefined
  const text = encryption + (rights ? decodeMarkup(rights) : '')
  if (/ns\.adobe\.com\/adept/.test(text)) return 'Adobe ADEPT'
  if (/kobo/i.test(text)) return 'Kobo'
  if (/marlin/i.test(text)) return 'Marlin'
  return undefined
}
