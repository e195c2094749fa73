// Writes dist/NOTICES.txt, the licences of everything that the app carries.
// `assets/notices/shipped.json` names the packages whose code is bundled, and the licences of parts of
// them that have terms of their own; what they depend on is found by walking node_modules. A package
// without a licence text stops it: nothing is shipped unnoticed.
import fs from 'node:fs'
import path from 'node:path'

import { root } from './modules.mjs'
import { SetupError } from './say.mjs'

const modules = path.join(root, 'node_modules')
const folder = path.join(root, 'assets/notices')

/** Writes the file and returns its path. */
export function writeNotices() {
  const { packages, licences, texts } = JSON.parse(
    fs.readFileSync(path.join(folder, 'shipped.json'), 'utf8'),
  )
  const sections = [
    ...withDependencies(packages).map(noticeOf),
    ...licences.map(
      (/** @type {string} */ file) =>
        `${path.dirname(file)}\n\n${fs.readFileSync(path.join(modules, file), 'utf8')}`,
    ),
    ...texts.map((/** @type {string} */ name) => fs.readFileSync(path.join(folder, name), 'utf8')),
  ]
  const file = path.join(root, 'dist/NOTICES.txt')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(
    file,
    `${sections.map((text) => text.trim()).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
  )
  return file
}

/**
 * @param {string[]} names
 * @returns {string[]} sorted
 */
function withDependencies(names) {
  const found = new Set()
  const visit = (/** @type {string} */ name) => {
    if (found.has(name) || !fs.existsSync(path.join(modules, name))) return
    found.add(name)
    Object.keys(manifestOf(name).dependencies ?? {}).forEach(visit)
  }
  names.forEach(visit)
  return [...found].sort((a, b) => (a < b ? -1 : 1))
}

/** @param {string} name */
function noticeOf(name) {
  const { version, license } = manifestOf(name)
  const files = fs.readdirSync(path.join(modules, name))
  const texts = files.filter((file) =>
    /^(?:licen[cs]e|unrarlicense|copying|notice|ofl)/i.test(file),
  )
  if (texts.length === 0) throw new SetupError(`${name} has no licence text to ship.`)
  const bodies = texts.map((file) => fs.readFileSync(path.join(modules, name, file), 'utf8').trim())
  return `${name} ${version} (${license})\n\n${bodies.join('\n\n')}`
}

/** @param {string} name */
const manifestOf = (name) =>
  JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8'))
