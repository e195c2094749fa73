import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { noPreferences } from '#core/stored-preferences'
import { anId } from '#tests/support/library-builders'
import { aReading, aStore } from '#tests/support/window-builders'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('preferences', () => {
  it('hold at once and are stored when the hand rests', async () => {
    const { store, transport } = aStore()
    const { changeReaderPreferences } = store.getState()

    for (const fontSize of [20, 21, 22]) changeReaderPreferences({ fontSize })
    expect(store.getState().preferences.reader.fontSize).toBe(22)
    expect(transport.asked).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(150)

    expect(transport.inputsOf('preferences.update')).toEqual([
      { ...noPreferences, reader: { fontSize: 22 } },
    ])
  })

  it('are stored when the window goes, and only if something waits', async () => {
    const { store, transport } = aStore()

    await store.getState().flushPreferences()
    expect(transport.asked).toHaveLength(0)
    store.getState().changeReaderPreferences({ margins: 2 })
    await store.getState().flushPreferences()
    await vi.advanceTimersByTimeAsync(1000)

    expect(transport.inputsOf('preferences.update')).toHaveLength(1)
  })

  it('go back to the first day, but for the theme', () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ theme: 'dusk', fontSize: 30, typeface: 'inter' })

    store.getState().resetReaderPreferences('text')

    expect(store.getState().preferences.reader).toEqual({ theme: 'dusk' })
  })

  it('of one book are stored with that book, also when another one is opened at once', async () => {
    const { store, transport } = aStore()
    const { showReading, setScope, changeReaderPreferences } = store.getState()
    const reading = aReading()
    showReading(reading)

    setScope('book')
    changeReaderPreferences({ fontSize: 30 })
    showReading(aReading({ publication: { ...reading.publication, id: anId('other') } }))
    await vi.advanceTimersByTimeAsync(150)

    expect(transport.inputsOf('reading.savePreferences')).toEqual([
      { id: reading.publication.id, preferences: { fontSize: 30 } },
    ])
    expect(transport.inputsOf('preferences.update')).toEqual([])
    expect(store.getState().bookPreferences).toEqual({})
  })

  it('go where something is wished already, when a book is opened', () => {
    const { store } = aStore()
    const { showReading, changeReaderPreferences } = store.getState()

    showReading(aReading({ preferences: { fontSize: 30 } }))
    changeReaderPreferences({ margins: 2 })

    expect(store.getState().scope).toBe('book')
    expect(store.getState().bookPreferences).toEqual({ fontSize: 30, margins: 2 })
  })

  it('of one book can become those of all, and go back', () => {
    const { store } = aStore()
    const { showReading, changeReaderPreferences, widenReaderPreferences } = store.getState()
    changeReaderPreferences({ lineHeight: 2, fontSize: 20 })
    showReading(aReading({ preferences: { fontSize: 30 } }))

    widenReaderPreferences()
    expect(store.getState()).toMatchObject({ scope: 'all', bookPreferences: {} })
    expect(store.getState().preferences.reader).toEqual({ lineHeight: 2, fontSize: 30 })
    store.getState().notices.at(-1)?.action?.run()

    expect(store.getState().preferences.reader).toEqual({ lineHeight: 2, fontSize: 20 })
    expect(store.getState().bookPreferences).toEqual({ fontSize: 30 })
  })

  it('come back after a reset that was a slip', () => {
    const { store } = aStore()
    store.getState().showReading(aReading({ preferences: { fontSize: 30 } }))

    store.getState().resetReaderPreferences('text')
    expect(store.getState().bookPreferences).toEqual({})
    store.getState().notices.at(-1)?.action?.run()

    expect(store.getState().bookPreferences).toEqual({ fontSize: 30 })
  })

  it('keep presets and themes, which come back when they are deleted by a slip', () => {
    const { store } = aStore()
    const preset = store.getState().savePreset('Evening')!
    store.getState().renamePreset(preset.id, 'Night')

    store.getState().removePreset(preset.id)
    expect(store.getState().preferences.presets).toEqual([])
    store.getState().notices.at(-1)?.action?.run()

    expect(store.getState().preferences.presets).toEqual([{ ...preset, name: 'Night' }])
    expect(store.getState().savePreset('  ')).toBeNull()
  })
})
