import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'

import type { Answer, RequestInput, RequestName, RequestOutput } from '#core/ipc/contract'

const root = path.resolve(import.meta.dirname, '../..')

/** The app on a profile, as somebody starts it, and as somebody kills it. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** From the start of the process to the library on the screen. */
  readonly startMs: number
  /** What the main process has said on standard error. */
  readonly said: () => string
  /** @throws when the answer is an error */
  request<Name extends RequestName>(
    name: Name,
    input?: RequestInput<Name>,
  ): Promise<RequestOutput<Name>>
  ask(name: RequestName, input?: unknown): Promise<Answer>
  /** `SIGKILL` for the main process. Resolves when it is gone. */
  kill(): Promise<void>
}

/** Full path of the Electron that runs the app. */
export const electron = process.env['ELECTRON_PATH'] ?? 'electron'

/** @param executablePath of Electron, or of a program that hands its arguments on to it */
export async function startApp(profile: string, executablePath = electron): Promise<RunningApp> {
  const started = performance.now()
  const app = await _electron.launch({
    executablePath,
    args: [root, '--disable-gpu', `--user-data-dir=${profile}`],
    cwd: root,
  })
  const main = app.process()
  const gone = new Promise<void>((resolve) => main.once('exit', () => resolve()))
  let said = ''
  main.stderr?.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const page = await app.firstWindow()
  // Either the library, or a sentence that says why there is none.
  const library = page.getByRole('heading', { name: 'Library', level: 1 })
  await library.or(page.getByRole('alert')).first().waitFor()
  const startMs = performance.now() - started
  const ask: RunningApp['ask'] = async (name, input) => {
    const answer = await page.evaluate(
      ([asked, given]) => window.reader.transport.request(asked, given),
      [name, input] as const,
    )
    return JSON.parse(answer) as Answer
  }
  return {
    app,
    page,
    startMs,
    said: () => said,
    ask,
    async request(name, input) {
      const answer = await ask(name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
      return answer.value as never
    },
    async kill() {
      main.kill('SIGKILL')
      await gone
    },
  }
}

/** Names of what the app has set aside in a profile because it was damaged. */
export const setAsideIn = (profile: string): string[] =>
  readdirSync(profile).filter((name) => /\.(?:damaged|bad)-.*\.(?:db|json)$/.test(name))

/** The backup is the last piece of the housekeeping. */
export async function untilTidied(profile: string): Promise<void> {
  const backups = path.join(profile, 'backups')
  const count = () =>
    existsSync(backups) ? readdirSync(backups).filter((name) => !name.startsWith('.')).length : 0
  await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(0)
}
