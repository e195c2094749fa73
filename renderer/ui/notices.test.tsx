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
        isOverPage={false}
        onDismiss={() => undefined}
      />,
    )

    expect(find(place, '[role="status"]').textContent).toContain('One book')
    expect(find(place, '[role="alert"]').textContent).toContain('a.epub')
  })

  it('go by themselves, but not from under a hand', async () => {
    const onDismiss = vi.fn<(id: string) => void>()
    const place = await draw(
      <Notices
        notices={[{ id: '1', kind: 'status', text: 'Done.' }]}
        isOverPage={false}
        onDismiss={onDismiss}
      />,
    )

    await doing(() => button(place, 'Close').focus())
    await doing(() => vi.advanceTimersByTime(60_000))
    expect(onDismiss).not.toHaveBeenCalled()
    await doing(() => button(place, 'Close').blur())
    await doing(() => vi.advanceTimersByTime(5000))

    expect(onDismiss).toHaveBeenCalledExactlyOnceWith('1')
  })

  it('stay until they are dismissed when something went wrong', async () => {
    const onDismiss = vi.fn<(id: string) => void>()
    const place = await draw(
      <Notices
        notices={[{ id: '1', kind: 'alert', text: 'This file is empty.' }]}
        isOverPage={false}
        onDismiss={onDismiss}
      />,
    )

    await doing(() => vi.advanceTimersByTime(600_000))
    expect(onDismiss).not.toHaveBeenCalled()
    await doing(() => button(place, 'Close').click())

    expect(onDismiss).toHaveBeenCalledExactlyOnceWith('1')
  })

  it('are two at most: the first failure and the latest status', async () => {
    const place = await draw(
      <Notices
        notices={[
          { id: '1', kind: 'alert', text: 'First failure.' },
          { id: '2', kind: 'status', text: 'First status.' },
          { id: '3', kind: 'alert', text: 'Second failure.' },
          { id: '4', kind: 'status', text: 'Second status.' },
        ]}
        isOverPage
        onDismiss={() => undefined}
      />,
    )

    expect(find(place, '[role="alert"]').textContent).toBe('First failure.')
    expect(find(place, '[role="status"]').textContent).toBe('Second status.')
  })

  it('can be answered', async () => {
    const run = vi.fn<() => void>()
    const onDismiss = vi.fn<(id: string) => void>()
    const place = await draw(
      <Notices
        notices={[{ id: '1', kind: 'status', text: 'Gone.', action: { label: 'Undo', run } }]}
        isOverPage={false}
        onDismiss={onDismiss}
      />,
    )

    await doing(() => button(place, 'Undo').click())

    expect(run).toHaveBeenCalledOnce()
    expect(onDismiss).toHaveBeenCalledWith('1')
  })
})
