import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, it } from 'vitest'

import { decode } from '#core/formats/text/encoding/decode'
import { decodeText } from '#core/formats/text/encoding/decode-text'

const corpora = process.env['OCTAVO_CORPORA'] ?? path.resolve('../shared/corpora')
const folder = path.join(corpora, 'uchardet')

/** Names that the corpus writes in its own way. An unlisted encoding has its WHATWG name. */
const names: Readonly<Record<string, string>> = {
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'mac-centraleurope': 'x-mac-ce',
  'mac-cyrillic': 'x-mac-cyrillic',
}

/** What the file's own encoding gives, or nothing for one that this app does not read. */
function expected(bytes: Uint8Array, label: string): string | undefined {
  if (label === 'euc-tw') return undefined
  return decode(bytes, names[label] ?? label).replace(/^\ufeff/, '')
}

it('decodes at least nine tenths of the uchardet corpus exactly', async () => {
  if (!existsSync(folder)) {
    console.log(`uchardet: not run, ${folder} is not there`)
    return
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  )
  const wrong: string[] = []
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, file)))
    const decoded = await decodeText(bytes)
    const wanted = expected(bytes, path.basename(file, '.txt'))
    if (decoded === undefined || decoded.text !== wanted) {
      wrong.push(`${file} as ${decoded?.encoding ?? 'no text'}`)
    }
  }
  const right = files.length - wrong.length
  console.log(`uchardet: ${right} of ${files.length} exact; not: ${wrong.join(', ')}`)

  expect(files.length).toBeGreaterThan(100)
  expect(right / files.length).toBeGreaterThanOrEqual(0.9)
})
