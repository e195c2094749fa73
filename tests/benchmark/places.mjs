import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
export const benchmarksPage = path.join(root, 'docs/benchmarks.md')

const noNovels = 'OCTAVO_CORPORA names no folder with war-and-peace.'

/** The folder with War and Peace, or why it is not measured. */
export function lookForNovels() {
  const corpora = process.env['OCTAVO_CORPORA'] ?? path.resolve(root, '../shared/corpora')
  const folder = path.join(corpora, 'war-and-peace')
  return fs.existsSync(folder) ? { folder } : { reason: noNovels }
}

/** The same for those that cannot do without. @throws {Error} */
export function findNovels() {
  const { folder, reason } = lookForNovels()
  if (!folder) throw new Error(reason)
  return folder
}

/**
 * Lends a folder that is removed afterwards.
 * @param {string} name
 * @param {(scratch: string) => Promise<void>} use
 */
export async function withScratch(name, use) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), `octavo-${name}-`))
  try {
    await use(scratch)
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}
