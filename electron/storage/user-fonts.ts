import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'

import { ReaderError } from '#core/errors'
import { readFontFacts } from '#core/fonts/font-facts'
import type { Inflate } from '#core/fonts/font-tables'
import type { FontOutcome } from '#core/ipc/contract'
import { UserFont } from '#core/typefaces'

import { isRecord, listed } from './checked-keys'
import { writeWhole } from './draft-file'

/** Fonts that the person brought, in the profile’s folder `fonts`. */
export interface UserFonts {
  list(): UserFont[]
  /** Copies files, and the fonts in folders, into the profile; each on the disk when this resolves. */
  add(files: readonly string[]): Promise<FontOutcome[]>
  /** Takes fonts off the list. Their files go when the app starts the next time. */
  remove(ids: readonly string[]): Promise<void>
  /** Puts fonts back on the list whose files are still there. */
  restore(fonts: readonly UserFont[]): Promise<void>
  /** The bytes of a font on the list, and of no other file. */
  read(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Adds what is listed here, and not there, to the list in another folder, which is to take the place of this one. */
  mergeInto(folder: string): Promise<void>
  /** The folder was replaced. */
  reload(): void
  /** Clears away the files of fonts that are not on the list. */
  tidy(): Promise<void>
}

const version = 1
const indexName = 'fonts.json'
/** A font of all Chinese characters has some 20 MB. */
const mostBytes = 40_000_000
const mostInFolder = 500
const fontFile = /\.(?:ttf|otf|woff2?)$/i

/**
 * Font files by the hash of their content, with a list beside them. What is served is looked up in the
 * list, so no address leads to another file.
 */
export function createUserFonts(folder: string, inflate: Inflate): UserFonts {
  const index = path.join(folder, indexName)
  let fonts = readIndex(index)
  let writing: Promise<unknown> = Promise.resolve()
  /** Files that are on their way to the list. */
  const adding = new Set<string>()

  const put = (changed: UserFont[]): Promise<void> => {
    fonts = changed
    const write = writing.then(() => unwritable(() => writeWhole(index, indexOf(changed))))
    writing = write.catch(() => undefined)
    return write
  }
  const add = async (file: string): Promise<UserFont> => {
    const bytes = await readFont(file)
    const font: UserFont = { id: hashOf(bytes), ...readFontFacts(bytes, inflate) }
    adding.add(font.id)
    try {
      await unwritable(() => writeWhole(path.join(folder, font.id), bytes))
      await put([...fonts.filter(({ id }) => id !== font.id), font])
    } finally {
      adding.delete(font.id)
    }
    return font
  }

  return {
    list: () => [...fonts],
    async add(files) {
      const outcomes: FontOutcome[] = []
      for (const file of (await Promise.all(files.map(fontsIn))).flat()) {
        try {
          outcomes.push({ status: 'added', file, font: await add(file) })
        } catch (error) {
          if (!(error instanceof ReaderError)) throw error
          outcomes.push({ status: 'failed', file, error: error.toReport() })
        }
      }
      return outcomes
    },
    remove: (ids) => put(fonts.filter(({ id }) => !ids.includes(id))),
    async restore(removed) {
      const there = new Set(await filesIn(folder))
      const missing = removed.filter(
        ({ id }) => there.has(id) && !fonts.some((font) => font.id === id),
      )
      await put([...fonts, ...missing])
    },
    async read(id) {
      if (!fonts.some((font) => font.id === id)) return undefined
      try {
        return new Uint8Array(await readFile(path.join(folder, id)))
      } catch {
        return undefined
      }
    },
    async mergeInto(other) {
      const theirs = path.join(other, indexName)
      const there = readIndex(theirs)
      const missing = fonts.filter(({ id }) => !there.some((font) => font.id === id))
      await unwritable(() => writeWhole(theirs, indexOf([...there, ...missing])))
    },
    reload: () => void (fonts = readIndex(index)),
    async tidy() {
      for (const name of await filesIn(folder)) {
        const isKept = name === indexName || fonts.some(({ id }) => id === name)
        const isOnItsWay = [...adding].some((id) => name.endsWith(id))
        if (!isKept && !isOnItsWay) await rm(path.join(folder, name), { force: true })
      }
    },
  }
}

const indexOf = (fonts: readonly UserFont[]): string =>
  `${JSON.stringify({ version, fonts }, null, 2)}\n`

/** Read at once, when the app starts: it is a few lines. A list that cannot be read counts as empty. */
function readIndex(index: string): UserFont[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(index, 'utf8'))
    return isRecord(parsed) ? listed(UserFont, parsed['fonts']).values : []
  } catch {
    return []
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A folder stands for the fonts in it. */
async function fontsIn(file: string): Promise<string[]> {
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [file]
  return (await filesIn(file))
    .filter((name) => fontFile.test(name))
    .sort()
    .slice(0, mostInFolder)
    .map((name) => path.join(file, name))
}

const filesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

async function readFont(file: string): Promise<Uint8Array> {
  let byteLength: number
  try {
    byteLength = (await stat(file)).size
    if (byteLength <= mostBytes) return new Uint8Array(await readFile(file))
  } catch (cause) {
    throw new ReaderError('publication/not-found', 'The font cannot be read', { cause })
  }
  throw new ReaderError('font/too-large', `A font of ${byteLength} bytes`)
}

async function unwritable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    throw new ReaderError('storage/unwritable', 'The font cannot be stored', { cause })
  }
}
