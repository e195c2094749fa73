import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What makes Octavo's page the one that the books' style sheet asks for, and each page a single one. */
const plainPage = {
  theme: 'paper',
  typeface: 'publisher',
  fontSize: 16,
  lineHeight: 1.5,
  measure: 72,
  margins: 1,
  paragraphs: 'publisher',
  alignment: 'publisher',
  lineBreaking: 'browser',
  hyphenation: false,
  publisherStyles: true,
  columns: 'one',
}

/**
 * @typedef {object} Engine
 * @property {string} id
 * @property {string} name
 * @property {string} script module in `window/` that drives it
 * @property {string} version
 * @property {object} [preferences] of Octavo's reader; the others have none
 * @property {boolean} [marks] whether passages are highlighted all through the book
 */

/** @type {readonly Engine[]} */
export const engines = [
  {
    id: 'octavo',
    name: 'Octavo',
    script: 'octavo',
    version: versionOf('../../..'),
    preferences: plainPage,
  },
  {
    id: 'octavo-full',
    name: 'Octavo, everything on',
    script: 'octavo',
    version: versionOf('../../..'),
    preferences: {
      ...plainPage,
      lineBreaking: 'total-fit',
      hyphenation: true,
      alignment: 'justify',
    },
    marks: true,
  },
  { id: 'foliate', name: 'foliate-js', script: 'foliate', version: versionOf('foliate-js') },
  { id: 'epubjs', name: 'epub.js', script: 'epubjs', version: versionOf('epubjs') },
  {
    id: 'readium',
    name: 'Readium navigator',
    script: 'readium',
    version: versionOf('@readium/navigator'),
  },
]

/** @param {string} place folder, or name of a package */
function versionOf(place) {
  const folder = place.startsWith('.')
    ? path.resolve(import.meta.dirname, place)
    : packageFolder(place)
  /** @type {{ version: string }} */
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return version
}

/** A package may not export its package.json. @param {string} name */
function packageFolder(name) {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? []
  const found = places.map((place) => path.join(place, name)).find((place) => fs.existsSync(place))
  if (!found) throw new Error(`${name} is not installed`)
  return found
}
