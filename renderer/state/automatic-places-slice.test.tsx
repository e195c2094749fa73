import { describe, expect, it } from 'vitest'

import type { AutomaticPlaceKind } from '#core/annotations'
import { aLocator } from '#tests/support/library-builders'
import { aPage, aReading, aStore, doing } from '#tests/support/window-builders'

import type { LocatedCause } from '../engine/visual-navigator'

const at = (share: number) => aLocator(share * 1000, share)
const furthest = { kind: 'furthest' as const, locator: at(0.2), at: '2026-01-01T00:00:00.000Z' }

function aReader() {
  const { store, transport } = aStore()
  store.getState().showReading(aReading({ automaticPlaces: [furthest] }))
  const move = (cause: LocatedCause, share: number, by?: 'back' | 'forward') => {
    const place = { locator: at(share), page: aPage(), cause }
    store.getState().noteMove(place, by)
    store.getState().setPlace(place, by)
  }
  const shareOf = (kind: AutomaticPlaceKind) =>
    store.getState().automaticPlaces.find((place) => place.kind === kind)?.locator.locations
      .totalProgression
  return { store, transport, move, shareOf }
}

describe('places that are remembered by themselves', () => {
  it('are where one read before a jump, however often one jumps on from there', () => {
    const { move, shareOf, transport } = aReader()
    move('open', 0.2)
    move('turn', 0.21)
    move('jump', 0.7)
    move('jump', 0.8)
    move('jump', 0.5)

    expect(shareOf('before-jump')).toBe(0.21)
    expect(transport.inputsOf('places.save')).toHaveLength(1)

    move('turn', 0.51)
    move('jump', 0.1)
    expect(shareOf('before-jump')).toBe(0.51)
    move('turn', 0.11)
    move('jump', 0.51, 'back')
    expect(shareOf('before-jump')).toBe(0.51)
  })

  it('are the furthest that one read, which never goes back', () => {
    const { move, shareOf } = aReader()
    move('open', 0.2)
    move('turn', 0.22)
    expect(shareOf('furthest')).toBe(0.22)

    move('turn', 0.2)
    move('jump', 0.05)
    move('turn', 0.06)
    move('layout', 0.5)
    expect(shareOf('furthest')).toBe(0.22)
  })

  it('are not moved by a look ahead, only by reading on there', () => {
    const { move, shareOf } = aReader()
    move('open', 0.2)
    move('jump', 0.9)
    move('turn', 0.91)
    expect(shareOf('furthest')).toBe(0.2)

    move('turn', 0.92)
    move('turn', 0.93)
    expect(shareOf('furthest')).toBe(0.93)
  })

  it('begin with where a book was opened of which nothing was kept', () => {
    const { store, move, shareOf } = aReader()
    store.setState({ automaticPlaces: [] })
    move('open', 0)
    expect(shareOf('furthest')).toBeUndefined()
    move('open', 0.4)
    expect(shareOf('furthest')).toBe(0.4)
  })

  it('are stored with the position where they have moved on', async () => {
    const { store, transport, move } = aReader()
    const { id } = store.getState().reading!.publication
    const save = () => {
      const { locator, savePosition } = store.getState()
      savePosition(id, locator!, aPage())
    }
    move('open', 0.2)
    save()
    move('turn', 0.3)
    save()
    move('turn', 0.25)
    save()
    await doing(() => store.getState().flushPosition())

    expect(transport.inputsOf('reading.savePosition').at(-1)).toMatchObject({
      locator: at(0.25),
      furthest: { kind: 'furthest', locator: at(0.3) },
    })
  })

  it('can be forgotten, with a way back', async () => {
    const { store, shareOf } = aReader()

    await doing(() => store.getState().removeAutomaticPlace('furthest'))
    expect(shareOf('furthest')).toBeUndefined()

    await doing(() => store.getState().notices.at(-1)?.action?.run())
    expect(store.getState().automaticPlaces).toEqual([furthest])
  })
})
