import { describe, expect, it, vi } from 'vitest'

import { resolveSettings } from '#core/preferences'
import { aManifest } from '#tests/support/library-builders'

import { pageGeometry } from '../geometry'
import { SectionSource } from '../section-source'

import { MeasuredPages } from './measured-pages'
import { MeasuringPool } from './measuring-pool'
import type { MeasuringReport } from './messages'

const aLayout = { columns: 3, tail: 0, marginAfter: 0, starts: [0, 10, 20] }

function aCount(sections: number) {
  const settings = resolveSettings(aManifest().metadata, {}, { systemIsDark: false, kind: 'EPUB' })
  const hrefs = Array.from({ length: sections }, (_, index) => `${index}.xhtml`)
  let report: (report: MeasuringReport) => void = () => undefined
  const end = vi.fn<() => void>()
  const processes = Object.assign(Object.create(MeasuringPool.prototype) as MeasuringPool, {
    end,
    start: (_job: unknown, onReport: typeof report) => {
      report = onReport
    },
  })
  const events = { onProgress: vi.fn<() => void>(), onComplete: vi.fn<() => void>() }
  const store = { get: () => Promise.resolve(null), put: vi.fn(() => Promise.resolve()) }
  const measured = new MeasuredPages(
    {
      firstSection: 0,
      publicationId: 'x',
      hrefs,
      readingProgression: 'ltr',
      settings,
      geometry: pageGeometry(800, 600, settings),
      fontFaces: '',
    },
    new SectionSource('x', hrefs),
    store,
    processes,
    events,
  )
  measured.run(0)
  const measure = (section: number) =>
    report({ kind: 'measured', sections: [{ section, layouts: [aLayout], isWhole: true }] })
  return { measured, measure, report: (one: MeasuringReport) => report(one), end, store, ...events }
}

describe('measured pages', () => {
  it('tell of what is counted on the way, and once when all is', () => {
    const { measure, report, onProgress, onComplete, end, store } = aCount(2)

    measure(0)
    expect(onProgress).toHaveBeenCalledOnce()
    expect(onComplete).not.toHaveBeenCalled()
    measure(1)
    report({ kind: 'complete' })

    expect(onProgress).toHaveBeenCalledOnce()
    expect(onComplete).toHaveBeenCalledOnce()
    expect(end).toHaveBeenCalledOnce()
    expect(store.put).toHaveBeenCalledOnce()
  })

  it('know where each page begins, and that the last one ends with the section', () => {
    const { measured, measure } = aCount(1)
    measure(0)
    const section = {
      href: '0.xhtml',
      stylesheets: [],
      characters: 25,
      leading: 0,
      chunks: [{ start: 0, characters: 25, ids: [] }],
    }

    expect([0, 1, 2, 3].map((page) => measured.startOfPage(section, 0, page))).toEqual([
      0, 10, 20, 25,
    ])
  })
})
