import { machine } from '../machine.mjs'
import { makeStage } from './stage.mjs'

/** @typedef {import('./make-files.mjs').FormatFile} FormatFile */

/**
 * Times in ms, memory in bytes above the app's with an empty library.
 * @typedef {object} Figures
 * @property {number} open from the shelf to the first page, the first time
 * @property {number} take from the dialog of a file that is new to the first page
 * @property {number} rest memory some seconds after the first page
 * @property {number} peak most memory, from the click on and while pages are turned
 */

/**
 * @typedef {object} Results
 * @property {string} date
 * @property {string} machine
 * @property {NodeJS.ProcessVersions} versions of the Electron that all ran in
 * @property {number} runs
 * @property {number[]} empty memory of the app with an empty library, bytes
 * @property {{ file: FormatFile, figures: Figures[] }[]} measured
 */

/**
 * Opens every file in the real app. In each round they take turns, so that a slow moment of the machine meets
 * all of them.
 * @param {{ files: readonly FormatFile[], scratch: string, runs: number }} options
 * @returns {Promise<Results>}
 */
export async function compareFormats({ files, scratch, runs }) {
  const stage = makeStage(scratch)
  const { versions } = await stage.measureEmpty()
  /** @type {Results} */
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions,
    runs,
    empty: [],
    measured: files.map((file) => ({ file, figures: [] })),
  }
  for (let run = 1; run <= runs; run++) {
    const { memory: empty } = await stage.measureEmpty()
    results.empty.push(empty)
    for (const { file, figures } of results.measured) {
      const open = await stage.openFromShelf(file)
      const take = await stage.openNew(file)
      const { rest, peak } = await stage.measureMemory(file)
      figures.push({ open, take, rest: rest - empty, peak: peak - empty })
      const mb = (/** @type {number} */ bytes) => Math.round((bytes - empty) / 1e6)
      console.log(
        `  ${file.title}, run ${run}: ${Math.round(open)} ms, new ${Math.round(take)} ms, ${mb(rest)} MB, at most ${mb(peak)} MB`,
      )
    }
  }
  return results
}
