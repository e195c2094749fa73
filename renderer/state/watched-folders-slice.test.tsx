import { describe, expect, it } from 'vitest'

import { ReaderError } from '#core/errors'
import type { WatchedFolder } from '#core/watched-folder'
import { aStore } from '#tests/support/window-builders'

import { words } from '../words/words'

const aFolder = (overrides: Partial<WatchedFolder> = {}): WatchedFolder => ({
  path: '/home/reader/books',
  isCopied: true,
  isThere: true,
  waiting: 0,
  unreadable: 0,
  ...overrides,
})

describe('watched folders slice', () => {
  it('shows folders as they are, and as they become', async () => {
    const { store, transport } = aStore({ 'watchedFolders.list': () => [aFolder()] })

    store.getState().setWatchedFoldersOpen(true)
    await expect.poll(() => store.getState().watchedFolders).toEqual([aFolder()])
    transport.emit('watchedFolders.changed', { folders: [aFolder({ isThere: false })] })

    expect(store.getState()).toMatchObject({
      areWatchedFoldersOpen: true,
      watchedFolders: [{ isThere: false }],
    })
  })

  it('says what became of a folder that was chosen', async () => {
    const answers = ['added', 'known', 'cancelled'] as const
    let asked = 0
    const { store } = aStore({
      'watchedFolders.add': () => ({ status: answers[asked++]!, folders: [aFolder()] }),
    })
    const { addWatchedFolder } = store.getState()

    expect(await addWatchedFolder()).toBe(words.folderAdded.added)
    expect(await addWatchedFolder()).toBe(words.folderAdded.known)
    expect(await addWatchedFolder()).toBeNull()
    expect(store.getState().watchedFolders).toEqual([aFolder()])
  })

  it('stops watching and begins again, and says what cannot be done', async () => {
    const { store, transport } = aStore({
      'watchedFolders.remove': () => [],
      'watchedFolders.restore': () => {
        throw new ReaderError('storage/unwritable', 'Full')
      },
    })
    store.setState({ watchedFolders: [aFolder()] })

    await store.getState().removeWatchedFolder(aFolder().path)
    expect(store.getState().watchedFolders).toEqual([])
    await store.getState().restoreWatchedFolder(aFolder().path)

    expect(transport.inputsOf('watchedFolders.restore')).toEqual([{ path: aFolder().path }])
    expect(store.getState().notices).toMatchObject([{ kind: 'alert' }])
  })
})
