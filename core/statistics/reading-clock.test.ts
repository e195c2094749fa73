import { describe, expect, it } from 'vitest'

import type { PageInView } from './page-turn'
import { ReadingClock } from './reading-clock'

const aPage = (page: number): PageInView => ({
  locator: { href: 'one.xhtml', locations: { offset: (page - 1) * 1500, progression: page / 100 } },
  page,
  lastPage: page,
  total: 100,
})

/** A clock that was started with page 1 at 0. */
function aClock() {
  const clock = new ReadingClock()
  clock.jump(aPage(1), 0)
  return clock
}

describe('the reading clock', () => {
  it('measures from page to page', () => {
    const clock = aClock()

    expect(clock.move(aPage(2), 40_000)).toMatchObject({ seconds: 40, pages: 1, characters: 1500 })
    expect(clock.move(aPage(3), 100_000)).toMatchObject({ seconds: 60, pages: 1 })
  })

  it('counts a page of a long column when another one has come to the top', () => {
    const clock = aClock()

    expect(clock.move({ ...aPage(1), lastPage: 2 }, 20_000)).toBeNull()
    expect(clock.move(aPage(2), 45_000)).toMatchObject({ seconds: 45, characters: 1500 })
  })

  it('stands still while another window is before this one', () => {
    const clock = aClock()
    clock.pause(30_000)
    clock.pause(40_000)
    clock.resume(5_000_000)

    expect(clock.move(aPage(2), 5_010_000)).toMatchObject({ seconds: 40 })
  })

  it('does not begin to run while nobody looks', () => {
    const clock = aClock()
    clock.pause(1000)
    clock.move(aPage(2), 100_000)

    expect(clock.move(aPage(3), 200_000)).toBeNull()
  })

  it('counts no pages for a jump, and the time before it', () => {
    const clock = aClock()

    expect(clock.jump(aPage(50), 30_000)).toMatchObject({ seconds: 30, pages: 0 })
    expect(clock.move(aPage(51), 60_000)).toMatchObject({ seconds: 30, pages: 1 })
  })

  it('takes other numbers of the same place for no turn', () => {
    const clock = aClock()
    clock.renumber({ ...aPage(1), page: 2, lastPage: 2, total: 200 })

    expect(clock.move({ ...aPage(2), page: 3, total: 200 }, 40_000)).toMatchObject({
      pages: 1,
      share: 1 / 200,
    })
  })

  it('stops once', () => {
    const clock = aClock()

    expect(clock.stop(30_000)).toMatchObject({ seconds: 30, pages: 0 })
    expect(clock.stop(90_000)).toBeNull()
  })
})
