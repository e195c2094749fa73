import { describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import type { ImportOutcome, OpenedReading } from '#core/ipc/contract'
import { noPreferences } from '#core/stored-preferences'
import { aManifest, anId, aSummary } from '#tests/support/library-builders'

import { createStartupService } from './startup-service'

const isBad = (file: string) => file.startsWith('bad')

function aStartup() {
  const importFile = vi.fn(async (file: string): Promise<ImportOutcome> =>
    isBad(file)
      ? {
          status: 'failed',
          file,
          error: new ReaderError('publication/corrupted', 'Bad').toReport(),
        }
      : { status: 'imported', file, publication: aSummary({ title: file }) },
  )
  const open = vi.fn(async (id: string): Promise<OpenedReading> => {
    if (id === anId('locked.txt')) throw new ReaderError('publication/no-permission', 'Locked')
    return {
      publication: aSummary({ title: 'a.txt' }),
      manifest: aManifest(),
      locator: null,
      bookmarks: [],
      highlights: [],
      unplaced: [],
      automaticPlaces: [],
      preferences: {},
    }
  })
  const onPainted = vi.fn()
  const startup = createStartupService({
    library: { list: () => [], importFile },
    shelf: { collections: () => [] },
    missingFiles: { missing: [anId('gone')] },
    reading: { open, lastOpened: anId('a.txt') },
    preferences: { current: () => noPreferences },
    fonts: { list: () => [] },
    version: '1.2.3',
    isReadOnly: false,
    onPainted,
  })
  return { startup, importFile, open, onPainted }
}

describe('startup service', () => {
  it('starts with the library where nothing is to be opened', async () => {
    const { startup } = aStartup()

    expect(await startup.start()).toEqual({
      preferences: noPreferences,
      fonts: [],
      publications: [],
      collections: [],
      opening: null,
      failures: [],
      isReadOnly: false,
      missingFiles: [anId('gone')],
      version: '1.2.3',
    })
  })

  it('begins to open before it is asked', () => {
    const { startup, importFile } = aStartup()

    startup.begin(['a.txt'])

    expect(importFile).toHaveBeenCalledWith('a.txt')
  })

  it('takes all files in, opens the first good one and names the bad ones', async () => {
    const { startup, importFile, open } = aStartup()

    startup.begin(['bad.epub', 'a.txt', 'b.txt'])
    const { opening, failures } = await startup.start()

    expect(opening?.publication.title).toBe('a.txt')
    expect(failures).toMatchObject([{ status: 'failed', file: 'bad.epub' }])
    expect(importFile).toHaveBeenCalledTimes(3)
    expect(open).toHaveBeenCalledOnce()
  })

  it('counts a publication that cannot be opened among the failures', async () => {
    const { startup } = aStartup()

    startup.begin(['locked.txt', 'a.txt'])
    const { opening, failures } = await startup.start()

    expect(opening?.publication.title).toBe('a.txt')
    expect(failures).toMatchObject([{ error: { code: 'publication/no-permission' } }])
  })

  it('answers the same until the screen is drawn, and then no more', async () => {
    const { startup, importFile, onPainted } = aStartup()
    startup.begin(['a.txt'])

    const first = await startup.start()
    expect(await startup.start()).toEqual(first)
    expect(importFile).toHaveBeenCalledOnce()

    startup.painted()
    expect((await startup.start()).opening).toBeNull()
    expect(onPainted).toHaveBeenCalledOnce()
  })

  it('continues with what was being read when the page had to be loaded again', async () => {
    const { startup, open } = aStartup()

    startup.resume()

    expect((await startup.start()).opening?.publication.title).toBe('a.txt')
    expect(open).toHaveBeenCalledWith(anId('a.txt'))
  })

  it('shows the library where that cannot be opened any more', async () => {
    const { startup, open } = aStartup()
    open.mockRejectedValueOnce(new ReaderError('publication/not-found', 'Gone'))

    startup.resume()

    expect((await startup.start()).opening).toBeNull()
  })
})
