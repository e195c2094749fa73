import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'

import { type RunningApp, startApp, untilTidied } from './app'
import { complaintsAbout } from './integrity'
import { stateOf } from './shelf'
import { type Book, twentyBooks } from './twenty-books'

interface Plan {
  readonly kills: number
  readonly random: () => number
}

/** Kills the app again and again while it takes twenty books in, each time into an empty library. */
export async function killInImport(folder: string, { kills, random }: Plan) {
  const profileOf = (kill: number) => path.join(folder, `profile-${kill}`)
  const books = twentyBooks(path.join(folder, 'books'))
  const wrong: string[] = []
  /** How many books were wholly there after each kill. */
  const taken: number[] = []
  const wholeMs = await timeOfImport(path.join(folder, 'profile'), books)

  for (let kill = 0; kill < kills; kill += 1) {
    // Into the last one, processes of Chromium may still be writing.
    rmSync(profileOf(kill - 2), { recursive: true, force: true, maxRetries: 5 })
    const profile = profileOf(kill)
    const moment = random() * wholeMs
    const acknowledged = await importUntilKilled(profile, books, moment)
    const integrity = complaintsAbout(path.join(profile, 'library.db'), path.join(folder, 'copy'))

    rmSync(path.join(profile, 'backups'), { recursive: true, force: true })
    const app = await startApp(profile)
    await untilTidied(profile)
    const after = stateOf(profile, await shelfOf(app), books)
    const lost = books.slice(0, acknowledged).filter(({ id }) => !after.whole.has(id))
    const outcomes = await app.request('library.import', {
      jobId: randomUUID(),
      files: books.map(({ file }) => file),
    })
    const again = stateOf(profile, await shelfOf(app), books)
    await app.kill()

    taken.push(after.whole.size)
    const found = [
      ...integrity,
      ...after.wrong,
      ...lost.map(({ id }) => `${id} was acknowledged and is not there`),
      ...outcomes.flatMap((outcome) =>
        outcome.status === 'failed' ? [outcome.error.message] : [],
      ),
      ...again.wrong.map((what) => `taken in again, ${what}`),
    ]
    if (again.whole.size < books.length) found.push(`only ${again.whole.size} books came again`)
    wrong.push(...found.map((what) => `kill ${kill} at ${Math.round(moment)} ms: ${what}`))
  }
  return { taken, wrong }
}

const shelfOf = async (app: RunningApp) => (await app.request('app.start')).publications

/** @returns how long twenty books take, in ms */
async function timeOfImport(profile: string, books: readonly Book[]): Promise<number> {
  const app = await startApp(profile)
  const started = performance.now()
  await app.request('library.import', {
    jobId: randomUUID(),
    files: books.map(({ file }) => file),
  })
  const time = performance.now() - started
  await app.kill()
  return time
}

/** @returns how many of the books the window was told of */
async function importUntilKilled(
  profile: string,
  books: readonly Book[],
  afterMs: number,
): Promise<number> {
  const app = await startApp(profile)
  let acknowledged = 0
  await app.page.exposeFunction('taken', (count: number) => {
    acknowledged = count
  })
  await startImport(app, books)
  await new Promise((over) => setTimeout(over, afterMs))
  await app.kill()
  return acknowledged
}

/** Resolves as soon as the app was asked. */
async function startImport({ page }: RunningApp, books: readonly Book[]): Promise<void> {
  const input = { jobId: randomUUID(), files: books.map(({ file }) => file) }
  await page.evaluate((asked) => {
    const { transport } = window.reader
    transport.subscribe('library.importProgress', (payload) => {
      window.taken((JSON.parse(payload) as { completed: number }).completed)
    })
    void transport.request('library.import', asked)
  }, input)
}

declare global {
  interface Window {
    taken(count: number): void
  }
}
