import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { button, doing, draw, find } from '#tests/support/window-builders'

import { Notices } from './notices'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('notices', () => {
  it('are read aloud, failures at once', async () => {
    const place = await draw(
      <Notices
        notices={[
          { id: '1', kind: 'status', text: 'One book was added.' },
          { id: '2', kind: 'alert', subject: 'a.epub', text: 'This file is empty.' },
        ]}
        onDismiss={() => undefined}
      />,
    )

    expect(find(place, '[role="status"]').textContent).toContain('One book')
    expect(find(place, '[role="alert"]').textContent).toContain('a.epub')
  })

  it('go by themselves, but not from under a hand', async () => {
    const onDismiss = vi.fn<(id: string) => void>()
    const place = await draw(
      <Notices notices={[{ id: '1', kind: 'status', text: 'Done.' }]} onDismiss={onDismiss} />,
    )

    await doing(() => button(place, 'Close').focus())
    await doing(() => vi.advanceTimersByTime(60_000))
    expect(onDismiss).not.toHaveBeenCalled()
    await doing(() => button(place, 'Close').blur())
    await doing(() => vi.advanceTimersByTime(5000))

    expect(onDismiss).toHaveBeenCalledExactlyOnceWith('1')
  })

  it('can be answered', async () => {
    const run = vi.fn<() => void>()
    const onDismiss = vi.fn<(id: string) => void>()
    const place = await draw(
      <Notices
        notices={[{ id: '1', kind: 'status', text: 'Gone.', action: { label: 'Undo', run } }]}
        onDismiss={onDismiss}
      />,
    )

    await doing(() => button(place, 'Undo').click())

    expect(run).toHaveBeenCalledOnce()
    expect(onDismiss).toHaveBeenCalledWith('1')
  })
})
