import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { SearchQuery } from '#core/search/finder'
import { aManifest } from '#tests/support/library-builders'

import type { SearchJob, SearchReport } from './messages'
import { PublicationSearch } from './publication-search'

const aQuery = (text: string): SearchQuery => ({
  text,
  mode: 'phrase',
  distance: 5,
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
})

/** A thread that says what the test wants it to say. */
function aSearch() {
  const jobs: SearchJob[] = []
  const terminate = vi.fn()
  let listener: ((event: { data: SearchReport }) => void) | undefined
  const worker = {
    postMessage: (job: SearchJob) => void jobs.push(job),
    addEventListener: (_: string, take: typeof listener) => void (listener = take),
    terminate,
  }
  const manifest = aManifest()
  const search = new PublicationSearch('id', manifest, () => worker as unknown as Worker)
  const heard = { onFound: vi.fn(), onDone: vi.fn(), onFailed: vi.fn() }
  const jobId = () => (jobs.at(-1) as { jobId: number }).jobId
  const say = (report: SearchReport) => listener?.({ data: report })
  const href = manifest.readingOrder[0]!.href
  return { search, jobs, terminate, heard, jobId, say, href }
}

const words = { before: 'a ', match: 'lamp', after: '' }
const found = {
  section: 0,
  sectionLength: 100,
  places: Int32Array.of(2, 6, 50, 54),
  words: [words],
}

describe('search of a publication', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('gives results their places, and the first ones their words', () => {
    const { search, heard, jobId, say, href } = aSearch()
    search.run(aQuery('lamp'), heard)

    say({ kind: 'found', jobId: jobId(), chunks: [found] })
    say({ kind: 'found', jobId: jobId(), chunks: [] })
    say({ kind: 'done', jobId: jobId() })

    expect(heard.onFound).toHaveBeenCalledExactlyOnceWith([
      { section: 0, href, from: 2, to: 6, progression: 0.02, words },
      { section: 0, href, from: 50, to: 54, progression: 0.5 },
    ])
    expect(heard.onDone).toHaveBeenCalledOnce()
  })

  it('hears nothing of a search that another one, or none, has ended', () => {
    const { search, heard, jobs, jobId, say } = aSearch()
    search.run(aQuery('lamp'), heard)
    const first = jobId()
    search.run(aQuery('mole'), heard)
    say({ kind: 'found', jobId: first, chunks: [found] })
    const second = jobId()
    search.prepare()
    say({ kind: 'found', jobId: second, chunks: [found] })
    vi.advanceTimersByTime(60_000)

    expect(jobs.map(({ kind }) => kind)).toEqual(['search', 'search', 'prepare'])
    expect(heard.onFound).not.toHaveBeenCalled()
    expect(heard.onFailed).not.toHaveBeenCalled()
  })

  it('ends what says nothing for long, and not what finds nothing for long', () => {
    const { search, terminate, heard, jobId, say } = aSearch()
    search.run(aQuery('lamp'), heard)
    for (let second = 0; second < 30; second++) {
      vi.advanceTimersByTime(1_000)
      say({ kind: 'found', jobId: jobId(), chunks: [] })
    }
    expect(heard.onFailed).not.toHaveBeenCalled()

    vi.advanceTimersByTime(6_000)

    expect(terminate).toHaveBeenCalledOnce()
    expect(heard.onFailed.mock.calls[0]).toMatchObject([{ code: 'search/too-complex' }])
  })

  it('does not let the next search wait behind one that is stuck', () => {
    const { search, terminate, heard, jobs, jobId, say } = aSearch()
    search.run(aQuery('la'), heard)
    vi.advanceTimersByTime(400)
    search.run(aQuery('lam'), heard)
    expect(terminate).not.toHaveBeenCalled()

    vi.advanceTimersByTime(200)
    search.run(aQuery('lamp'), heard)
    expect(terminate).toHaveBeenCalledOnce()
    say({ kind: 'done', jobId: jobId() })
    vi.advanceTimersByTime(600)
    search.run(aQuery('lamps'), heard)

    expect(terminate).toHaveBeenCalledOnce()
    expect(jobs).toHaveLength(4)
    search.prepare()
    expect(terminate).toHaveBeenCalledTimes(2)
    expect(heard.onFailed).not.toHaveBeenCalled()
  })

  it('reads the words of later results, unless it is closed', async () => {
    const { search, jobs, jobId, say, href } = aSearch()
    const result = { section: 0, href, from: 50, to: 54, progression: 0.5 }

    const asked = search.describe([result])
    expect(jobs.at(-1)).toMatchObject({
      kind: 'describe',
      passages: [{ section: 0, from: 50, to: 54 }],
    })
    say({ kind: 'described', jobId: jobId(), words: [words] })
    expect(await asked).toEqual([words])

    const late = search.describe([result])
    search.close()
    expect(await late).toEqual([])
  })
})
