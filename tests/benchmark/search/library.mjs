import fs from 'node:fs'
import path from 'node:path'

import { build } from 'vite'

import { root } from '../places.mjs'

/** @typedef {import('./library-words').LibraryFigures} LibraryFigures */

/**
 * Searches a library of many books by the app's own service, in this process.
 * @param {{ scratch: string, books: number, runs: number }} options
 * @returns {Promise<LibraryFigures>}
 */
export async function measureLibrarySearch({ scratch, books, runs }) {
  const program = await bundle(path.join(root, 'tests/benchmark/search/library-words.ts'))
  /** @type {typeof import('./library-words')} */
  const { measureLibraryWords } = await import(program)
  const folder = path.join(scratch, 'library')
  fs.mkdirSync(folder)
  return measureLibraryWords(folder, { books, runs })
}

/**
 * @param {string} entry
 * @returns {Promise<string>} under the project, where the native library is found
 */
async function bundle(entry) {
  const outDir = path.join(root, '.cache/benchmark/search')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return path.join(outDir, 'library-words.mjs')
}
