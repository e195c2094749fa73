import { describe, expect, it } from 'vitest'

import { ReaderPreferences } from './preferences'
import { isSetAs, presetOf, presets, withPreset } from './presets'

describe('presets', () => {
  it.each(Object.entries(presets))('%s is within all limits', (_, wishes) => {
    expect(ReaderPreferences.parse(wishes)).toEqual(wishes)
  })

  it.each(Object.entries(presets))('%s is told from all others', (name, wishes) => {
    const alike = Object.entries(presets).filter(([, other]) => isSetAs(wishes, other))

    expect(alike.map(([other]) => other)).toEqual([name])
  })

  it('decide everything but the theme, the flow, the columns, one’s own rules and how pages are shown', () => {
    const kept = {
      theme: 'dusk',
      flow: 'scrolled',
      columns: 'one',
      pageFit: 'width',
      ownStyle: 'p {}',
    } as const
    const before: ReaderPreferences = { ...kept, fontSize: 40, margins: 2 }

    const after = withPreset(before, presets.modern)

    expect(after).toMatchObject({ ...kept, fontSize: 17, margins: 1 })
    expect(isSetAs(after, presets.modern)).toBe(true)
    expect(isSetAs({ ...after, fontSize: 18 }, presets.modern)).toBe(false)
  })

  it('can be made of what is set', () => {
    const wishes: ReaderPreferences = { theme: 'dusk', fontSize: 23 }

    expect(presetOf(wishes)).toMatchObject({ fontSize: 23, lineHeight: 1.5 })
    expect(presetOf(wishes)).not.toHaveProperty('theme')
  })
})
