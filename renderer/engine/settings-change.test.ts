import { expect, it } from 'vitest'

import { resolveSettings } from '#core/preferences'
import type { Metadata } from '#core/publication/publication'

import { onlyColoursDiffer, withColoursOf } from './settings-change'

const metadata: Metadata = {
  title: '',
  authors: [],
  layout: 'reflowable',
  readingProgression: 'ltr',
}
const surroundings = { systemIsDark: false }

it('puts the colours of other settings on a layout, and nothing else', () => {
  const laidOut = resolveSettings(metadata, { theme: 'paper', fontSize: 19 }, surroundings)
  const wished = resolveSettings(metadata, { theme: 'night', fontSize: 30 }, surroundings)

  const worn = withColoursOf(wished, laidOut)

  expect(onlyColoursDiffer(worn, laidOut)).toBe(true)
  expect(worn).toMatchObject({ theme: 'night', colours: wished.colours, fontSize: 19 })
})
