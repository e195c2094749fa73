import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Public test files that are not part of this repository. */
const root = process.env['OCTAVO_CORPORA'] ?? path.join(repository, '../shared/corpora')

/** Paths of a corpus's files with that ending, sorted; `null` where the corpus is not. */
export function corpusFiles(corpus: string, ending: string): string[] | null {
  const folder = path.join(root, corpus)
  if (!existsSync(folder)) {
    console.log(`${corpus}: not run, ${folder} is not there`)
    return null
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name))
}

export const readBytes = (file: string): Uint8Array => new Uint8Array(readFileSync(file))
