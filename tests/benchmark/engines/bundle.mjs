import path from 'node:path'

import { build } from 'vite'

const source = path.join(import.meta.dirname, 'window')

/**
 * Makes one file of an engine and of what drives it, as the window loads it.
 * @param {string} name of a module in `window/`
 * @param {string} folder
 * @returns {Promise<string>} path of the file
 */
export async function bundle(name, folder) {
  await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome114',
      minify: false,
      rolldownOptions: {
        input: { [name]: path.join(source, `${name}.mjs`) },
        output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  })
  return path.join(folder, `${name}.js`)
}
