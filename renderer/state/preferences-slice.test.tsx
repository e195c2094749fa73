import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { aStore } from '#tests/support/window-builders'

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
      { reader: { fontSize: 22 }, library: { sort: 'recent' } },
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

    store.getState().resetReaderPreferences()

    expect(store.getState().preferences.reader).toEqual({ theme: 'dusk' })
  })
})
