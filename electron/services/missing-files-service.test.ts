import { setImmediate } from 'node:timers/promises'

import { describe, expect, it, onTestFinished, vi } from 'vitest'

import { anId, silentLog } from '#tests/support/library-builders'

import { createMissingFilesService } from './missing-files-service'

/** Books by their files, of which some are away, and some are on drives that do not answer. */
function aShelf(files: readonly string[]) {
  const away = new Set<string>()
  const silent = new Map<string, (isThere: boolean) => void>()
  const never = new Set<string>()
  const asked: string[] = []
  const waits: (() => void)[] = []
  let now = 0
  const publish = vi.fn()
  const inPlace = files.map((file) => ({ id: anId(file), file, originalName: 'book.epub' }))
  const service = createMissingFilesService({
    publications: {
      inPlace: () => inPlace,
      fileOf: (id) => {
        const found = inPlace.find((one) => one.id === id)
        return found && { ...found, text: {} }
      },
    },
    isThere(file) {
      asked.push(file)
      if (!never.has(file)) return Promise.resolve(!away.has(file))
      return new Promise((resolve) => silent.set(file, resolve))
    },
    publish,
    log: silentLog,
    wait: (_, signal) =>
      new Promise((resolve) => {
        waits.push(resolve)
        signal.addEventListener('abort', () => resolve())
      }),
    clock: () => now,
  })
  onTestFinished(() => service.close())
  return {
    service,
    away,
    silent,
    never,
    asked,
    publish,
    inPlace,
    later: (ms: number) => void (now += ms),
    runOut: () => {
      for (const resolve of waits.splice(0)) resolve()
    },
    /** All that can be done now is done. */
    settle: async () => {
      for (let turn = 0; turn < 5; turn++) await setImmediate()
    },
  }
}

const [river, lamp, mole, far] = [
  '/home/river.epub',
  '/mnt/b/lamp.epub',
  '/mnt/b/mole.epub',
  '/net/c/far.epub',
]
const idsOf = (...files: readonly string[]) => files.map((file) => anId(file))

describe('missing files service', () => {
  it('tells of files that are away, and when they are back', async () => {
    const { service, away, publish, settle, later } = aShelf([river, lamp, mole])
    away.add(lamp).add(mole)
    service.lookAgain()
    await settle()
    expect(service.missing).toEqual([])

    service.begin()
    await settle()
    expect(service.missing).toEqual(idsOf(lamp, mole))
    expect(publish.mock.calls).toEqual([['library.filesMissing', { ids: idsOf(lamp, mole) }]])

    away.clear()
    service.lookAgain()
    await settle()
    expect(service.missing).toEqual([])

    away.add(river)
    service.lookAgain()
    await settle()
    expect(service.missing).toEqual([])
    later(10_000)
    service.lookAgain()
    await settle()
    expect(service.missing).toEqual(idsOf(river))
  })

  it('says nothing of a drive that does not answer, and asks it no more until it does', async () => {
    const { service, away, never, silent, asked, settle, runOut } = aShelf([lamp, mole, river])
    never.add(lamp).add(mole)
    away.add(mole).add(river)
    service.begin()
    await settle()
    expect(asked).toEqual([lamp])

    runOut()
    await settle()
    expect(asked).toEqual([lamp, river])
    expect(service.missing).toEqual(idsOf(river))

    never.clear()
    silent.get(lamp)!(true)
    await settle()
    expect(service.missing).toEqual(idsOf(mole, river))
  })

  it('leaves the others alone while two drives do not answer', async () => {
    const { service, never, asked, settle, runOut } = aShelf([lamp, far, river])
    never.add(lamp).add(far)
    service.begin()
    for (let turn = 0; turn < 3; turn++) {
      await settle()
      runOut()
    }
    expect(asked).toEqual([lamp, far])
  })

  it('knows at once of one that somebody wanted to open', async () => {
    const { service, away, inPlace, settle } = aShelf([river, lamp])
    away.add(river)
    service.lookAt(anId(river))
    await settle()
    expect(service.missing).toEqual(idsOf(river))

    inPlace.splice(0, 1)
    service.lookAt(anId(lamp))
    await settle()
    expect(service.missing).toEqual([])
  })

  it.each(['/new/river.epub', river])(
    'believes the later of two answers about one book, which is at %s now',
    async (place) => {
      const { service, away, never, silent, inPlace, settle } = aShelf([river, lamp])
      away.add(river)
      never.add(lamp)
      service.begin()
      await settle()

      away.clear()
      inPlace[0] = { ...inPlace[0]!, file: place }
      service.lookAt(anId(river))
      await settle()
      silent.get(lamp)!(true)
      await settle()

      expect(service.missing).toEqual([])
    },
  )

  it('says nothing of a book that has another file since', async () => {
    const { service, away, inPlace, settle } = aShelf([river, lamp])
    away.add(river)
    service.begin()
    await settle()
    expect(service.missing).toEqual(idsOf(river))

    inPlace[0] = { ...inPlace[0]!, file: '/new/river.epub' }
    service.lookAt(anId(lamp))
    await settle()

    expect(service.missing).toEqual([])
  })

  it('asks nothing of a library that is closed', async () => {
    const { service, never, silent, asked, publish, settle } = aShelf([lamp, river])
    never.add(lamp)
    service.begin()
    await settle()
    service.close()
    silent.get(lamp)!(false)
    await settle()

    expect(asked).toEqual([lamp])
    expect(publish).not.toHaveBeenCalled()
  })

  it('asks for one file after the other, so that all others can be read meanwhile', async () => {
    const files = Array.from({ length: 100 }, (_, index) => `/mnt/b/${index}.epub`)
    const { service, never, silent, settle } = aShelf(files)
    for (const file of files) never.add(file)
    service.begin()
    for (const file of files) {
      await settle()
      expect([...silent.keys()]).toEqual([file])
      silent.get(file)!(false)
      silent.clear()
    }
    await settle()
    expect(service.missing).toEqual(idsOf(...files))
  })
})
