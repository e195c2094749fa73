import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Answer, ImportOutcome, OpenedReading } from '#core/ipc/contract'

import { aBookmark, aHighlight, aLocator, anId } from '../support/library-builders'
import { type MainProcess, startMain } from '../support/main-process'

import { leftoversIn } from './after-start'
import { complaintsAbout } from './integrity'

/**
 * node full-disk.mjs DISK ELSEWHERE POINTS: does everything that writes on a disk that has less and less room,
 * and says as JSON what came of it. DISK is a small one for this alone; ELSEWHERE has room.
 */
export interface FullDiskReport {
  readonly acknowledged: number
  readonly refused: number
  readonly wrong: readonly string[]
}

const [disk = '', elsewhere = '', points = '1'] = process.argv.slice(2)
const profile = path.join(disk, 'profile')
const ballast = path.join(disk, 'ballast')
const rounds = 12

/** What was acknowledged, and may therefore never be lost. */
interface Kept {
  readonly books: Set<string>
  readonly marks: Set<string>
  offset: number
  fontSize: number
}

const stories = Array.from({ length: rounds }, (_, n) => {
  const text = `The story ${n}\n\n${'A sentence that takes up some room. '.repeat(1500)}`
  const file = path.join(elsewhere, `${n}.txt`)
  mkdirSync(elsewhere, { recursive: true })
  writeFileSync(file, text)
  return { file, id: anId(text) }
})
const [first] = stories as [{ file: string; id: string }]

const start = (): MainProcess =>
  startMain({
    profile,
    shell: { chooseBackupTarget: async () => path.join(disk, 'library.zip') },
  })

const room = (): number => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

/** @param left bytes that are free when the writing begins */
async function fillUp(left: number) {
  for (const what of [profile, ballast, path.join(disk, 'library.zip')]) {
    rmSync(what, { recursive: true, force: true })
  }
  const kept: Kept = { books: new Set(), marks: new Set(), offset: 0, fontSize: 0 }
  const wrong: string[] = []
  let main = start()
  wrong.push(...(await write(main, kept, 0)).wrong)
  writeFileSync(ballast, new Uint8Array(Math.max(0, room() - left)))

  const before = room()
  let refused = 0
  for (let n = 1; n < rounds; n += 1) {
    const outcome = await write(main, kept, n)
    refused += outcome.refused
    wrong.push(...outcome.wrong)
  }
  const used = before - room()
  main.close()

  main = start()
  wrong.push(...(await look(main, kept)).map((what) => `while it is full: ${what}`))
  main.close()

  rmSync(ballast)
  wrong.push(...complaintsAbout(path.join(profile, 'library.db'), elsewhere))
  main = start()
  await main.maintain()
  wrong.push(...(await look(main, kept)))
  for (let n = 0; n < rounds; n += 1) {
    const { refused: still, wrong: found } = await write(main, kept, n)
    wrong.push(...found)
    if (still > 0) wrong.push(`${still} writes were refused when there was room again`)
  }
  wrong.push(...(await look(main, kept)), ...leftoversIn(profile))
  main.close()
  return { used, refused, acknowledged: kept.marks.size + kept.books.size, wrong }
}

/** Everything that writes, once. */
async function write(main: MainProcess, kept: Kept, n: number) {
  const wrong: string[] = []
  let refused = 0
  const refuse = (what: string, code: string) => {
    refused += 1
    if (code !== 'storage/unwritable') wrong.push(`${what} was refused with ${code}`)
  }
  const note = async (what: string, asked: Promise<Answer>, acknowledge: () => void) => {
    const answer = await asked
    if (answer.ok) acknowledge()
    else refuse(what, answer.error.code)
  }

  const { id, file } = stories[n]!
  const jobId = randomUUID()
  const imported = await main.ask('library.import', { jobId, files: [file] })
  const [outcome] = imported.ok ? (imported.value as ImportOutcome[]) : []
  if (!imported.ok) refuse('an import', imported.error.code)
  else if (outcome?.status === 'failed') refuse('an import', outcome.error.code)
  else kept.books.add(id)

  const publicationId = first.id
  const bookmark = aBookmark({ publicationId, locator: aLocator(n) })
  await note('a bookmark', main.ask('bookmarks.save', bookmark), () => kept.marks.add(bookmark.id))
  const highlight = aHighlight({ publicationId, note: 'Something to say. '.repeat(200) })
  await note('a note', main.ask('highlights.save', highlight), () => kept.marks.add(highlight.id))
  const place = { id: publicationId, locator: aLocator(n) }
  await note('a place', main.ask('reading.savePosition', place), () => (kept.offset = n))
  const pageMap = { sections: Array.from({ length: 300 }, () => null) }
  const layout = { id: publicationId, layoutKey: `${n}`, pageMap }
  await note('a page map', main.ask('pageMaps.put', layout), () => undefined)
  const settings = { reader: { fontSize: 12 + n } }
  await note('a setting', main.ask('preferences.update', settings), () => {
    kept.fontSize = 12 + n
  })
  const backup = main.ask('backup.make', { withPublications: true })
  await note('a backup', backup, () => undefined)
  return { refused, wrong }
}

/** @returns what was acknowledged and is not there */
async function look(main: MainProcess, kept: Kept): Promise<string[]> {
  const started = await main.ask('app.start')
  const opened = await main.ask('publication.open', { id: first.id })
  if (!started.ok) return [`it does not start: ${started.error.code}`]
  if (!opened.ok) return [`the book does not open: ${opened.error.code}`]
  const { publications, preferences } = started.value as {
    publications: { id: string }[]
    preferences: { reader: { fontSize?: number } }
  }
  const { bookmarks, highlights, locator } = opened.value as OpenedReading
  const shelf = new Set(publications.map(({ id }) => id))
  const marks = new Set([...bookmarks, ...highlights].map(({ id }) => id))
  const isOnDisk = (id: string) =>
    existsSync(path.join(profile, 'publications', id, 'publication.txt'))
  return [
    ...[...kept.books].filter((id) => !shelf.has(id)).map((id) => `the book ${id} is lost`),
    ...[...shelf].filter((id) => !isOnDisk(id)).map((id) => `the book ${id} has no file`),
    ...[...kept.marks].filter((id) => !marks.has(id)).map((id) => `the mark ${id} is lost`),
    ...((locator?.locations.offset ?? -1) < kept.offset ? ['the place is lost'] : []),
    ...((preferences.reader.fontSize ?? 0) < kept.fontSize ? ['the settings are lost'] : []),
  ]
}

const { used } = await fillUp(Number.MAX_SAFE_INTEGER)
const report = { acknowledged: 0, refused: 0, wrong: [] as string[] }
for (let point = 0; point < Number(points); point += 1) {
  const left = Math.floor((used * point) / Number(points))
  const { acknowledged, refused, wrong } = await fillUp(left)
  report.acknowledged += acknowledged
  report.refused += refused
  report.wrong.push(...wrong.map((what) => `with ${left} bytes left: ${what}`))
  if (refused === 0) report.wrong.push(`with ${left} bytes left nothing was refused`)
}
process.stdout.write(JSON.stringify(report satisfies FullDiskReport))
