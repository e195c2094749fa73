import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { _electron, type Page } from '@playwright/test'
import { build } from 'vite'

import type { Proofs } from './window/proofs'

const root = path.resolve(import.meta.dirname, '../..')

declare global {
  interface Window {
    readonly proofs: Proofs
  }
}

/** A publication on the shelf of an app under proof. */
export interface Shelved {
  readonly file: string
  readonly id: string
}

/** The real app with the proofs' code in its window. */
export interface AppUnderProof {
  readonly page: Page
  readonly shelve: (files: readonly string[]) => Promise<Shelved[]>
}

/**
 * Starts the app on an empty profile and hands it over.
 * @param switches of Chromium
 */
export async function withApp<Result>(
  use: (app: AppUnderProof) => Promise<Result>,
  switches: readonly string[] = [],
): Promise<Result> {
  const profile = await mkdtemp(path.join(tmpdir(), 'octavo-proofs-'))
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
    args: [root, '--disable-gpu', `--user-data-dir=${profile}`, ...switches],
    cwd: root,
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
    await takeProofs(page)
    return await use({ page, shelve: (files) => shelve(page, files) })
  } finally {
    await app.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Puts the proofs' code into a window of the app. */
export async function takeProofs(page: Page): Promise<void> {
  await page.evaluate(await bundled())
}

/** Puts files on the shelf of a window's app; what does not open is left out. */
export async function shelve(page: Page, files: readonly string[]): Promise<Shelved[]> {
  const shelved: Shelved[] = []
  for (let from = 0; from < files.length; from += 50) {
    const batch = { jobId: randomUUID(), files: files.slice(from, from + 50) }
    const outcomes = await page.evaluate(
      (input) => window.proofs.api.request('library.import', input),
      batch,
    )
    for (const outcome of outcomes) {
      if (outcome.status !== 'failed')
        shelved.push({ file: outcome.file, id: outcome.publication.id })
    }
  }
  return shelved
}

let code: Promise<string> | undefined
const bundled = (): Promise<string> => (code ??= bundle())

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome114',
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'window/proofs.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (!output || !('output' in output)) throw new Error('nothing was bundled')
  return output.output[0].code
}
