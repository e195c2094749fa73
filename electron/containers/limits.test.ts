import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import type { Container } from '#core/formats/format'
import { withFolder } from '#tests/support/library-builders'
import type { Entries } from '#tests/support/publication-builders'

import { makeArchive } from '../../tests/support/make-archive'
import { makeZip } from '../../tests/support/make-epub.mjs'
import { makeRar } from '../../tests/support/make-rar'

import { archiveLimits, type ArchiveLimits } from './archive-limits'
import { memoryReader } from './byte-reader'
import { openFolderContainer } from './folder-container'
import { openSevenZipContainer } from './seven-zip-container'
import { openTarContainer } from './tar-container'
import { openZipContainer } from './zip-container'

const tooLarge = { code: 'publication/too-large' }

/** Small ones, so that small archives go over them. */
const limits: ArchiveLimits = {
  ...archiveLimits,
  entries: 10,
  entryBytes: 5_000,
  totalBytes: 12_000,
  markupBytes: 1_000,
}

type Use = (container: Promise<Container>) => Promise<void>
type Kind = (entries: Entries, use: Use) => Promise<void>

const zip =
  (options: { isStored?: boolean } = {}): Kind =>
  (entries, use) =>
    use(openZipContainer('a.zip', memoryReader(makeZip(Object.entries(entries), options)), limits))

const sevenZip =
  (name: string, switches: readonly string[] = []): Kind =>
  async (entries, use) =>
    use(
      openSevenZipContainer(
        name,
        memoryReader(await makeArchive(name, entries, switches)),
        '7z',
        limits,
      ),
    )

const kinds: Readonly<Record<string, Kind>> = {
  'a ZIP': zip(),
  'a ZIP of what is stored as it is': zip({ isStored: true }),
  'a ZIP packed by LZMA': sevenZip('a.zip', ['-mm=LZMA']),
  'a 7z in one piece': sevenZip('a.7z'),
  'a 7z, entry by entry': sevenZip('a.7z', ['-ms=off']),
  'a RAR': (entries, use) =>
    use(openSevenZipContainer('a.rar', memoryReader(makeRar(entries)), 'RAR', limits)),
  'a TAR': async (entries, use) =>
    use(openTarContainer('a.tar', memoryReader(await makeArchive('a.tar', entries)), limits)),
  'a folder': (entries, use) =>
    withFolder(async (folder) => {
      for (const [name, content] of Object.entries(entries)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
        await writeFile(path.join(folder, name), content)
      }
      await use(openFolderContainer(folder, limits))
    }),
}

const entriesNamed = (names: readonly string[], content: string): Entries =>
  Object.fromEntries(names.map((name) => [name, content]))
/** Not much shorter when it is packed. */
const noise = (length: number): string =>
  Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * at * 31 + at) % 90))).join('')

describe.each(Object.entries(kinds))('%s', (_, within) => {
  it('has no more entries than are allowed', async () => {
    const names = Array.from({ length: 11 }, (_, n) => `${n}.png`)

    await within(entriesNamed(names.slice(1), 'x'), async (container) => {
      expect((await container).paths).toHaveLength(10)
    })
    await within(entriesNamed(names, 'x'), (container) =>
      expect(container).rejects.toMatchObject(tooLarge),
    )
  })

  it('has no entry that is too long, and of markup none that is too long for markup', () =>
    within(
      { 'a.png': noise(5_001), 'b.png': noise(1_001), 'c.xhtml': noise(1_001) },
      async (opening) => {
        const container = await opening

        await expect(container.read('a.png')).rejects.toMatchObject(tooLarge)
        await expect(container.read('c.xhtml')).rejects.toMatchObject(tooLarge)
        expect(await container.read('b.png')).toHaveLength(1_001)
      },
    ))

  it('comes to no more than is allowed, whoever turns back', () =>
    within(entriesNamed(['a.png', 'b.png', 'c.png'], noise(4_500)), async (opening) => {
      const container = await opening

      for (const name of ['a.png', 'b.png', 'a.png', 'b.png']) {
        expect(await container.read(name)).toHaveLength(4_500)
      }
      await expect(container.read('c.png')).rejects.toMatchObject(tooLarge)
    }))
})
