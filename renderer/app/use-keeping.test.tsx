import { expect, it } from 'vitest'

import { aPage, aReading, aStore, doing, draw } from '#tests/support/window-builders'

import { useKeeping } from './use-keeping'

function Keeping() {
  useKeeping()
  return null
}

it('the stay on a page is stored when the window goes, and not when another comes before it', async () => {
  let now = 0
  const { store, transport } = aStore(
    { 'statistics.recentTurns': () => ({ own: [], others: [] }) },
    () => now,
  )
  store.getState().showReading(aReading())
  const locator = { href: 'text.xhtml', locations: { offset: 0 } }
  await draw(<Keeping />, { store })
  await doing(() => store.getState().noteReading({ locator, page: aPage(), cause: 'open' }))
  now = 60_000

  await doing(() => window.dispatchEvent(new Event('blur')))
  expect(transport.inputsOf('statistics.record')).toEqual([])
  await doing(() => window.dispatchEvent(new Event('beforeunload')))
  await doing(() => window.dispatchEvent(new Event('pagehide')))

  expect(transport.inputsOf('statistics.record')).toMatchObject([
    { turns: [{ seconds: 60, pages: 0 }] },
  ])
})
