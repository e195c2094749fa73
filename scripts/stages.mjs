import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { ensureBuilt } from './build.mjs'
import { electronEnvironment, runToEnd } from './electron-environment.mjs'
import { root } from './modules.mjs'

/**
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {number} passed tests
 * @property {number} failed tests; a stage without tests that fails counts as one
 */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Stage */

const bin = (/** @type {string} */ file) => path.join(root, 'node_modules', file)
const report = (/** @type {string} */ name) => path.join(root, '.cache', `${name}.json`)

/**
 * What must hold, fastest first.
 * @type {Record<'format' | 'types' | 'lint' | 'unit' | 'endToEnd', Stage>}
 */
export const stages = {
  format: {
    name: 'format',
    run: async () =>
      outcome(node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.')),
  },
  types: {
    name: 'types',
    run: async () => {
      const tsc = bin('typescript/bin/tsc')
      if (node(tsc, '-b') !== 0) return outcome(1)
      const projects = ['core', 'electron', 'renderer', 'tests', 'scripts']
      return outcome(projects.every((project) => looksAtSomething(tsc, project)) ? 0 : 1)
    },
  },
  lint: {
    name: 'lint',
    run: async () => {
      const { status, stdout } = spawnSync(
        process.execPath,
        [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
        { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const files = Number(/ on (\d+) files/.exec(stdout)?.[1] ?? 0)
      if (status !== 0 || files === 0) process.stdout.write(stdout)
      if (files === 0) console.error('oxlint looked at no file')
      return outcome(status === 0 && files > 0 ? 0 : 1)
    },
  },
  unit: {
    name: 'unit',
    run: async () => {
      const file = report('unit')
      fs.rmSync(file, { force: true })
      const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
      const code = node(bin('vitest/vitest.mjs'), ...args)
      const { numPassedTests = 0, numFailedTests = 0 } = readReport(file)
      return counted(code, numPassedTests, numFailedTests)
    },
  },
  endToEnd: {
    name: 'end-to-end',
    run: async () => {
      ensureBuilt()
      const file = report('end-to-end')
      fs.rmSync(file, { force: true })
      const { env, stop } = await electronEnvironment()
      const code = await runToEnd(
        process.execPath,
        [bin('@playwright/test/cli.js'), 'test', '--reporter=dot,json'],
        { cwd: root, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
      ).finally(stop)
      const { expected = 0, unexpected = 0, flaky = 0 } = readReport(file).stats ?? {}
      return counted(code, expected, unexpected + flaky)
    },
  },
}

/**
 * Runs stages until one fails.
 * @param {readonly Stage[]} chosen
 * @returns {Promise<Outcome>}
 */
export async function runStages(chosen) {
  let passed = 0
  for (const { name, run } of chosen) {
    const started = Date.now()
    const result = await run()
    passed += result.passed
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(`${result.ok ? '✓' : '✗'} ${name}  ${seconds} s`)
    if (!result.ok) return { ok: false, passed, failed: result.failed }
  }
  return { ok: true, passed, failed: 0 }
}

/** The one line of totals. @param {Outcome} result */
export const totals = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** @param {number} code @returns {Outcome} */
const outcome = (code) => ({ ok: code === 0, passed: 0, failed: code === 0 ? 0 : 1 })

/** A runner that ran nothing has shown nothing. @param {number} code @param {number} passed @param {number} failed */
const counted = (code, passed, failed) => {
  const ok = code === 0 && passed > 0 && failed === 0
  return { ok, passed, failed: ok ? 0 : Math.max(1, failed) }
}

/** A project whose patterns match no file would pass every rule. @param {string} tsc @param {string} project */
function looksAtSomething(tsc, project) {
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', project, '--listFilesOnly'], {
    cwd: root,
    encoding: 'utf8',
  })
  const own = stdout.split('\n').filter((file) => file && !file.includes('node_modules'))
  if (own.length === 0) console.error(`the TypeScript project ${project} has no files`)
  return own.length > 0
}

/** @param {string} file */
function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
}

/** @param {...string} args */
function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}
