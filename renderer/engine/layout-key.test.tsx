import { expect, it } from 'vitest'

import {
  defaultPreferences,
  pageWishes,
  type ReaderPreferences,
  resolveSettings,
} from '#core/preferences'
import { aManifest } from '#tests/support/library-builders'

import { pageGeometry } from './geometry'
import { layoutKey } from './layout-key'

const { metadata } = aManifest()

function keyOf(wishes: ReaderPreferences, language?: string): string {
  const surroundings = { systemIsDark: false, kind: 'Plain text' }
  const settings = resolveSettings(
    language === undefined ? metadata : { ...metadata, language },
    wishes,
    surroundings,
  )
  return layoutKey(settings, pageGeometry(1280, 800, settings))
}

/** Another value for each preference. */
const others: Required<ReaderPreferences> = {
  theme: 'night',
  typeface: 'bitter',
  fontSize: 20,
  smallestText: 12,
  fontWeight: 500,
  lineHeight: 1.6,
  letterSpacing: 0.01,
  wordSpacing: 0.02,
  measure: 60,
  margins: 1.1,
  marginTop: 1.1,
  marginBottom: 1.1,
  marginInner: 1.1,
  marginOuter: 1.1,
  paragraphIndent: 1,
  paragraphSpace: 0.5,
  alignment: 'start',
  lineBreaking: 'browser',
  hangingPunctuation: false,
  hyphenation: false,
  hyphenationShortest: 7,
  hyphenationBefore: 3,
  hyphenationAfter: 4,
  figures: 'lining',
  ligatures: false,
  dropCapital: true,
  smallCapitals: true,
  smartPunctuation: false,
  flow: 'scrolled',
  columns: 'one',
  pageFit: 'width',
  pageFlow: 'scrolled',
  spreads: 'one',
  coverAlone: false,
  pageColours: 'inverted',
  pageView: 'text',
  readingProgression: 'rtl',
  publisherFonts: false,
  publisherSizes: false,
  publisherColours: false,
  publisherLayout: false,
  ownStyle: 'p { margin: 0 }',
}

const names = Object.keys(defaultPreferences) as (keyof ReaderPreferences)[]

const moveNothing: readonly string[] = ['theme', ...pageWishes]

it.each(names.filter((name) => !moveNothing.includes(name)))(
  'tells layouts apart by %s',
  (name) => {
    expect(keyOf({ [name]: others[name] })).not.toBe(keyOf({}))
  },
)

it.each(names.filter((name) => moveNothing.includes(name)))(
  'does not tell them apart by %s',
  (name) => {
    expect(keyOf({ [name]: others[name] })).toBe(keyOf({}))
  },
)

it('tells them apart by the language', () => {
  expect(keyOf({}, 'de')).not.toBe(keyOf({}))
})

it('does not tell scrolled text from single pages', () => {
  expect(keyOf({ flow: 'scrolled' })).toBe(keyOf({ columns: 'one' }))
})

it('is what it was without rules of one’s own, and does not know how those are written', () => {
  const key = keyOf({ ownStyle: 'p { margin: 0 }' })

  expect(key.split('|').slice(0, -1).join('|')).toBe(keyOf({}))
  expect(keyOf({ ownStyle: '/* a note */ p /**/{ margin : 0; }' })).toBe(key)
  expect(keyOf({ ownStyle: 'p { margin: 1px }' })).not.toBe(key)
  expect(keyOf({ ownStyle: '/* none yet */ p {' })).toBe(keyOf({}))
})

it('is short enough to be stored', () => {
  const ownStyle = 'p { margin: 0 } '.repeat(1000)
  const key = keyOf({ typeface: `system:${'x'.repeat(200)}`, ownStyle })
  expect(key.length).toBeLessThanOrEqual(1000)
})
