import type { Identifier } from './publication'

/** Systems of names that a value tells by itself. */
const schemes: readonly (readonly [string, RegExp])[] = [
  ['ISBN', /^(?:urn:)?isbn(?:-1[03])?[:\s]|^97[89](?:[-\s]?\d){10}$/i],
  ['ISSN', /^(?:urn:)?issn[:\s]/i],
  ['UUID', /^(?:urn:)?uuid:|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
  ['DOI', /^(?:urn:)?doi:|^(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S/i],
  ['ASIN', /^(?:urn:)?(?:mobi-)?(?:asin|amazon):|^B0[\dA-Z]{8}$/],
]

/** How files write such a system's name: `ISBN-13`, `mobi-asin`. */
const spellings = /^(?:mobi-)?(isbn|issn|uuid|doi|asin)\b/i

/**
 * A name of a publication, and what kind of name that is.
 *
 * @param written as the file has it, with or without a prefix
 * @param said the kind, where the file names one
 */
export function toIdentifier(written: string, said?: string): Identifier {
  const known = schemes.find(([, pattern]) => pattern.test(written))?.[0]
  const scheme = known ?? (said === undefined ? undefined : spelled(said))
  return { value: written, ...(scheme && { scheme }) }
}

const spelled = (said: string): string => spellings.exec(said)?.[1]?.toUpperCase() ?? said

const prefix =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|(?:urn:)?(?:mobi-)?(?:isbn(?:-1[03])?|issn|uuid|doi|asin|amazon)[:\s]+)/i

/** Without the prefix that says its scheme once more: `978-0-14-044793-4`. */
export const bareIdentifier = ({ value }: Identifier): string => value.replace(prefix, '')
