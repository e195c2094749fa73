import { expect, it } from 'vitest'

import { resolveSettings } from '#core/preferences'

import { pageGeometry } from './geometry'
import { layoutStyle } from './settings-style'

const settingsOf = (fontSize: number) =>
  resolveSettings(
    { title: '', authors: [], layout: 'reflowable', readingProgression: 'ltr' },
    { fontSize },
    { systemIsDark: false },
  )

it.each([
  ['four lines above a title on a usual page', 1180, 820, 19, 4],
  ['fewer where a page has few, so that none stays empty', 543, 381, 39, 1],
])('leaves %s', (_, width, height, fontSize, lines) => {
  const settings = settingsOf(fontSize)

  const style = layoutStyle(settings, pageGeometry(width, height, settings))

  expect(style).toContain(`--o-drop: ${lines};`)
})

it.each([
  ['one page', 900, 700, 19],
  ['two pages', 1280, 800, 19],
  ['two pages in a wide window', 1920, 1080, 19],
  ['large letters', 1920, 1080, 48],
])('shows nothing of what hangs out of the pages beside those in view, with %s', (...situation) => {
  const [, width, height, fontSize] = situation
  const settings = settingsOf(fontSize)
  const geometry = pageGeometry(width, height, settings)

  const [, beyond] = /inset\(\S+ -(\d+)px\)/.exec(layoutStyle(settings, geometry)) ?? []

  expect(Number(beyond)).toBe(geometry.gap - fontSize)
})
