import { expect, it } from 'vitest'

import { resolveSettings } from '#core/preferences'

import { pageGeometry } from './geometry'
import { layoutStyle } from './settings-style'

it.each([
  ['four lines above a title on a usual page', 1180, 820, 19, 4],
  ['fewer where a page has few, so that none stays empty', 543, 381, 39, 1],
])('leaves %s', (_, width, height, fontSize, lines) => {
  const settings = resolveSettings(
    { title: '', authors: [], layout: 'reflowable', readingProgression: 'ltr' },
    { fontSize },
    { systemIsDark: false },
  )

  const style = layoutStyle(settings, pageGeometry(width, height, settings))

  expect(style).toContain(`--o-drop: ${lines};`)
})
