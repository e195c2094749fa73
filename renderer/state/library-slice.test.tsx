import { describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import type { ImportOutcome } from '#core/ipc/contract'
import { noPreferences } from '#core/stored-preferences'
import { aReading, aStore, aSummary } from '#tests/support/window-builders'

const imported = (file: string): ImportOutcome => ({
  status: 'imported',
  file,
  publication: aSummary({ title: file }),
})
const failed = (file: string): ImportOutcome => ({
  status: 'failed',
  file,
  error: new ReaderError('publication/corrupted', 'Broken').toReport(),
})

const noText = (file: string): ImportOutcome => ({
  status: 'failed',
  file,
  error: new ReaderError('publication/unsupported-format', 'Not a text file', {
    details: { kind: 'no-text' },
  }).toReport(),
})

describe('the library', () => {
  it('opens a file that came alone', async () => {
    const { store } = aStore({
      'library.import': ({ files }) => files.map(imported),
      'publication.open': ({ id }) => aReading({ publication: aSummary({ id, title: 'one' }) }),
    })

    await store.getState().importFiles(['one'], 'open')

    expect(store.getState().reading?.publication.title).toBe('one')
  })

  it('stays where it is when several come, and says how many', async () => {
    const { store } = aStore({ 'library.import': ({ files }) => files.map(imported) })

    await store.getState().importFiles(['one', 'two'], 'open')

    expect(store.getState().reading).toBeNull()
    expect(store.getState().notices.map(({ text }) => text)).toEqual(['2 books were added.'])
  })

  it('names the file that could not be read', async () => {
    const { store } = aStore({ 'library.import': ({ files }) => files.map(failed) })

    await store.getState().importFiles(['/home/me/broken.epub'], 'open')

    expect(store.getState().notices).toMatchObject([
      {
        kind: 'alert',
        subject: 'broken.epub',
        text: 'This file is damaged and cannot be opened.',
      },
    ])
  })

  it('opens a file that does not look like a text when somebody wants that', async () => {
    const { store, transport } = aStore({
      'library.import': ({ files, anyway }) =>
        files.map((file) => (anyway ? imported(file) : noText(file))),
      'publication.open': ({ id }) => aReading({ publication: aSummary({ id, title: 'a.txt' }) }),
    })
    await store.getState().importFiles(['/home/me/a.txt', '/home/me/b.epub'], 'stay')
    const [first, second] = store.getState().notices
    expect(second?.subject).toBe('b.epub')
    expect(first?.action?.label).toBe('Open anyway')

    first?.action?.run()
    await vi.waitFor(() => expect(store.getState().reading?.publication.title).toBe('a.txt'))

    expect(transport.inputsOf('library.import').at(-1)).toMatchObject({
      files: ['/home/me/a.txt'],
      anyway: true,
    })
  })

  it('offers no such thing for a file that is something else', async () => {
    const { store } = aStore({ 'library.import': ({ files }) => files.map(failed) })

    await store.getState().importFiles(['/home/me/broken.epub'], 'open')

    expect(store.getState().notices[0]).not.toHaveProperty('action')
  })

  describe('a file that is locked', () => {
    const password = (given: string | undefined) => {
      if (given === 'three lamps') return
      const code =
        given === undefined ? 'publication/password-needed' : 'publication/password-wrong'
      throw new ReaderError(code, 'Locked')
    }
    const locked = (file: string, given: string | undefined): ImportOutcome => {
      try {
        password(given)
        return imported(file)
      } catch (error) {
        return { status: 'failed', file, error: (error as ReaderError).toReport() }
      }
    }
    const aLockedStore = () =>
      aStore({
        'library.import': ({ files, password: given }) => files.map((file) => locked(file, given)),
        'publication.open': ({ id, password: given }) => {
          password(given)
          return aReading({ publication: aSummary({ id, title: 'secret.pdf' }) })
        },
      })

    it('asks for its password, again after a wrong one, and opens', async () => {
      const { store } = aLockedStore()
      await store.getState().importFiles(['/home/me/secret.pdf'], 'open')

      expect(store.getState().locked).toMatchObject([{ subject: 'secret.pdf' }])
      expect(store.getState().notices).toEqual([])
      expect(await store.getState().givePassword('two lamps')).toBe(false)
      expect(store.getState().locked).toHaveLength(1)
      expect(await store.getState().givePassword('three lamps')).toBe(true)
      expect(store.getState().locked).toEqual([])
      expect(store.getState().reading?.publication.title).toBe('secret.pdf')
    })

    it('is asked about when the app starts with it', async () => {
      const { store } = aStore({
        'app.start': () => ({
          preferences: noPreferences,
          publications: [],
          collections: [],
          fonts: [],
          opening: null,
          failures: [locked('/home/me/secret.pdf', undefined)],
          isReadOnly: false,
          missingFiles: [],
          version: '1.0.0',
        }),
      })
      await store.getState().start()

      expect(store.getState().locked).toMatchObject([{ subject: 'secret.pdf' }])
    })

    it('is asked about one after another among many, and stays where it is', async () => {
      const { store } = aLockedStore()
      await store.getState().importFiles(['a.pdf', 'b.pdf'], 'open')

      expect(await store.getState().givePassword('three lamps')).toBe(true)
      expect(store.getState().locked).toMatchObject([{ subject: 'b.pdf' }])
      store.getState().refusePassword()
      expect(store.getState().locked).toEqual([])
      expect(store.getState().reading).toBeNull()
    })

    it('is asked about when it stands on the shelf', async () => {
      const { store } = aLockedStore()
      const summary = aSummary({ title: 'Secret' })
      store.setState({ publications: [summary] })
      await store.getState().openPublication(summary.id)

      expect(store.getState().locked).toMatchObject([{ subject: 'Secret' }])
      expect(await store.getState().givePassword('two lamps')).toBe(false)
      expect(await store.getState().givePassword('three lamps')).toBe(true)
      expect(store.getState().reading?.publication.id).toBe(summary.id)
    })
  })

  it('does not drown anybody in failures', async () => {
    const { store } = aStore({ 'library.import': ({ files }) => files.map(failed) })

    await store.getState().importFiles(
      Array.from({ length: 9 }, (_, n) => `${n}.epub`),
      'stay',
    )

    const { notices } = store.getState()
    expect(notices).toHaveLength(4)
    expect(notices.at(-1)?.text).toBe('6 more files could not be added.')
  })

  it('asks for no more than a thousand files at once, in one job', async () => {
    const { store, transport } = aStore({ 'library.import': ({ files }) => files.map(imported) })

    await store.getState().importFiles(
      Array.from({ length: 1500 }, (_, n) => `${n}.txt`),
      'stay',
    )

    const inputs = transport.inputsOf('library.import')
    expect(inputs.map(({ files }) => files.length)).toEqual([1000, 500])
    expect(new Set(inputs.map(({ jobId }) => jobId)).size).toBe(1)
  })

  it('shows progress while it lasts, and stops when it is told to', async () => {
    let finish: (outcomes: ImportOutcome[]) => void = () => undefined
    const finished = new Promise<ImportOutcome[]>((resolve) => (finish = resolve))
    const { store, transport } = aStore({ 'library.import': () => finished })

    const importing = store.getState().importFiles(['a', 'b', 'c'], 'stay')
    const jobId = store.getState().importJob?.id ?? ''
    transport.emit('library.importProgress', { jobId, completed: 2, total: 3 })
    expect(store.getState().importJob).toMatchObject({ completed: 2, total: 3 })
    store.getState().cancelImport()
    finish([])
    await importing

    expect(transport.inputsOf('library.cancelImport')).toEqual([{ jobId }])
    expect(store.getState().importJob).toBeNull()
  })

  it('takes a removed book back', async () => {
    const book = aSummary({ title: 'Emma' })
    const { store, transport } = aStore({ 'library.restore': () => undefined })

    await store.getState().removePublications([book])
    store.getState().notices[0]?.action?.run()

    expect(transport.inputsOf('library.remove')).toEqual([{ ids: [book.id] }])
    expect(transport.inputsOf('library.restore')).toEqual([{ ids: [book.id] }])
  })

  it('opens what another instance hands over', async () => {
    const book = aSummary()
    const { store, transport } = aStore({
      'publication.open': () => aReading({ publication: book }),
    })

    transport.emit('publication.openRequested', {
      outcomes: [{ status: 'duplicate', file: 'a.txt', publication: book }],
    })
    await Promise.resolve()

    await expect.poll(() => store.getState().reading?.publication.id).toBe(book.id)
  })
})
