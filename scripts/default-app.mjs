import fs from 'node:fs'
import path from 'node:path'

/**
 * What a development Electron does when it is started with a folder: it takes name and version from
 * its package.json and loads its main file. `-r` is honoured because Playwright starts apps with it.
 */
const main = `'use strict'
const { app } = require('electron')
const fs = require('fs')
const path = require('path')
const Module = require('module')
const args = process.argv.slice(1)
const preloads = []
let target
for (let i = 0; i < args.length && !target; i++) {
  if (args[i] === '-r' || args[i] === '--require') preloads.push(args[++i])
  else if (args[i] === '--version') { console.log('v' + process.versions.electron); process.exit(0) }
  else if (!args[i].startsWith('-')) target = args[i]
}
if (!target) { console.error('usage: electron [options] path/to/app'); process.exit(1) }
Module._preloadModules(preloads)
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
const folder = path.resolve(target)
const manifest = path.join(folder, 'package.json')
if (fs.existsSync(manifest)) {
  const { name, productName, version } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
  if (version) app.setVersion(version)
  app.name = productName || name || app.name
}
const file = Module._resolveFilename(folder, null, true)
app.setAppPath(fs.existsSync(manifest) ? folder : path.dirname(file))
Module._load(file, Module, true)
`

/**
 * Gives an Electron that was taken out of a packaged app the part that makes it start other apps.
 * @param {string} dist unpacked Electron
 */
export function writeDefaultApp(dist) {
  const manifest = JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' })
  const file = path.join(dist, 'resources/default_app.asar')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, asar({ 'package.json': manifest, 'main.js': main }))
}

/**
 * A flat asar archive: a pickled JSON directory, then the files.
 * @param {Record<string, string>} files
 * @see https://github.com/electron/asar#format
 */
export function asar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const directory = {}
  const bodies = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text)
    directory[name] = { size: body.length, offset: String(offset) }
    offset += body.length
    bodies.push(body)
  }
  const json = Buffer.from(JSON.stringify({ files: directory }))
  const padded = Buffer.alloc(Math.ceil(json.length / 4) * 4)
  json.copy(padded)
  const sizes = Buffer.alloc(16)
  for (const [i, size] of [4, padded.length + 8, padded.length + 4, json.length].entries()) {
    sizes.writeUInt32LE(size, 4 * i)
  }
  return Buffer.concat([sizes, padded, ...bodies])
}
