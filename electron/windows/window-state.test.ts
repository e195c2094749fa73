import { describe, expect, it } from 'vitest'

import { placeWindow, type WindowState } from './window-state'

const laptop = { x: 0, y: 0, width: 1440, height: 860 }
const monitor = { x: 1440, y: -200, width: 2560, height: 1400 }

const at = (x: number, y: number, width = 900, height = 700): WindowState => ({
  bounds: { x, y, width, height },
  isMaximized: false,
  isFullScreen: false,
})

describe('placeWindow', () => {
  it('begins with a good size, no larger than the display', () => {
    expect(placeWindow(null, [laptop])).toEqual({ width: 1180, height: 820 })
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      width: 1024,
      height: 600,
    })
  })

  it('keeps the place on any display', () => {
    expect(placeWindow(at(100, 50), [laptop, monitor])).toEqual(at(100, 50).bounds)
    expect(placeWindow(at(2000, -150), [laptop, monitor])).toEqual(at(2000, -150).bounds)
  })

  it('keeps a place that is partly off the display while its title bar is in reach', () => {
    expect(placeWindow(at(1300, 50), [laptop])).toEqual(at(1300, 50).bounds)
    expect(placeWindow(at(-780, 50), [laptop])).toEqual(at(-780, 50).bounds)
  })

  it('gives up a place on a display that was unplugged', () => {
    expect(placeWindow(at(2000, -150), [laptop])).toEqual({ width: 900, height: 700 })
  })

  it('gives up a place whose title bar is out of reach', () => {
    expect(placeWindow(at(100, -60), [laptop])).toEqual({ width: 900, height: 700 })
    expect(placeWindow(at(100, 850), [laptop])).toEqual({ width: 900, height: 700 })
    expect(placeWindow(at(1400, 50), [laptop])).toEqual({ width: 900, height: 700 })
  })

  it('fits a window of a larger display into this one', () => {
    expect(placeWindow(at(10, 10, 2400, 1300), [laptop])).toEqual({
      x: 10,
      y: 10,
      width: 1440,
      height: 860,
    })
  })

  it('is never too small to be used', () => {
    expect(placeWindow(at(10, 10, 5, 5), [laptop])).toMatchObject({ width: 360, height: 400 })
  })

  it('works without any display', () => {
    expect(placeWindow(at(10, 10), [])).toEqual({ width: 900, height: 700 })
  })
})
