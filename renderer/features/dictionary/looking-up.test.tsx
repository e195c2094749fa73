import { describe, expect, it } from 'vitest'

import type { WordLookUp } from '#core/dictionary/word-look-up'
import { aLocator } from '#tests/support/library-builders'
import { aNavigator, aPage, aStore, doing, draw, find } from '#tests/support/window-builders'

import { type CommandRegistry, useCommandRegistry } from '../../state/command-registry'
import { words } from '../../words/words'

import { LookingUp } from './looking-up'

const nothing = (word: string): WordLookUp => ({ word, found: [], suggestions: [] })
const selection = {
  locator: aLocator(),
  end: aLocator(),
  text: 'lamp',
  rect: { x: 0, y: 0, width: 1, height: 1 },
}

async function lookingUp(layout: 'reflowable' | 'fixed') {
  const { store } = aStore({ 'dictionary.lookUp': ({ text }) => nothing(text) })
  store.setState({ page: aPage({ layout }) })
  let registry: CommandRegistry | undefined
  function Probe() {
    registry = useCommandRegistry()
    return null
  }
  let focused = 0
  const navigator = aNavigator({ focus: () => (focused += 1) })
  const place = await draw(
    <>
      <LookingUp />
      <Probe />
    </>,
    { store, navigator },
  )
  return { store, place, run: () => registry!.run('reader.lookUp'), focused: () => focused }
}

describe('LookingUp', () => {
  it('shows a card for what is selected, and gives the keyboard back to the page', async () => {
    const { store, place, run, focused } = await lookingUp('reflowable')
    store.setState({ selection })

    await doing(run)
    expect(find(place, '[role="dialog"]').getAttribute('aria-label')).toContain('lamp')
    await doing(() =>
      find(place, '[role="region"]').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
      ),
    )

    expect(place.querySelector('[role="dialog"]')).toBeNull()
    expect(focused()).toBe(1)
  })

  it('says how words are selected where none are', async () => {
    const { store, run } = await lookingUp('reflowable')

    await doing(run)

    expect(store.getState().notices.map(({ text }) => text)).toEqual([words.nothingSelected])
  })

  it('leaves the key to pages with a fixed layout unless words are selected', async () => {
    const { store, run } = await lookingUp('fixed')

    expect(run()).toBe(false)
    await doing(() => store.setState({ selection }))
    await doing(() => expect(run()).toBe(true))
  })
})
