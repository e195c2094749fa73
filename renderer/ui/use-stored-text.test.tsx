import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { button, doing, draw, find, typing } from '#tests/support/window-builders'

import { useStoredText } from './use-stored-text'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function Field({ onStore }: { readonly onStore: (text: string) => void }) {
  const { write, storeNow } = useStoredText(onStore, 500)
  return <textarea onChange={({ target }) => write(target.value)} onBlur={storeNow} />
}

function Page({ onStore }: { readonly onStore: (text: string) => void }) {
  const [isThere, setIsThere] = useState(true)
  return (
    <>
      {isThere && <Field onStore={onStore} />}
      <button type="button" onClick={() => setIsThere(false)}>
        Close
      </button>
    </>
  )
}

async function drawField() {
  const onStore = vi.fn<(text: string) => void>()
  const place = await draw(<Page onStore={onStore} />)
  const field = find<HTMLTextAreaElement>(place, 'textarea')
  return { place, field, onStore }
}

describe('text that is stored by itself', () => {
  it('is stored once, after a pause', async () => {
    const { field, onStore } = await drawField()
    for (const text of ['a', 'ab', 'abc']) {
      await typing(field, text)
      await doing(() => vi.advanceTimersByTime(300))
    }
    expect(onStore).not.toHaveBeenCalled()
    await doing(() => vi.advanceTimersByTime(300))
    await doing(() => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
    expect(onStore.mock.calls).toEqual([['abc']])
  })

  it.each([
    [
      'the field is left',
      ({ field }) => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true })),
    ],
    ['the field goes away', ({ place }) => button(place, 'Close').click()],
    ['the window is closed', () => window.dispatchEvent(new Event('beforeunload'))],
    ['the page is left', () => window.dispatchEvent(new Event('pagehide'))],
  ] as const satisfies readonly [
    string,
    (drawn: Awaited<ReturnType<typeof drawField>>) => unknown,
  ][])('is stored at once when %s', async (_, happens) => {
    const drawn = await drawField()
    await typing(drawn.field, 'abc')
    await doing(() => happens(drawn))
    expect(drawn.onStore.mock.calls).toEqual([['abc']])
  })

  it('is there before what waits is stored for good', async () => {
    const order: string[] = []
    const keep = () => order.push('kept')
    window.addEventListener('beforeunload', keep)
    const place = await draw(<Field onStore={(text) => order.push(text)} />)
    await typing(find<HTMLTextAreaElement>(place, 'textarea'), 'abc')

    window.dispatchEvent(new Event('beforeunload'))
    window.removeEventListener('beforeunload', keep)

    expect(order).toEqual(['abc', 'kept'])
  })
})
