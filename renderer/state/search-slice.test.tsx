import { afterEach, describe, expect, it, vi } from 'vitest'

import { aReading, aStore } from '#tests/support/window-builders'

import type { SearchJob, SearchReport } from '../engine/search/messages'

/** A store with an open book, and the thread that searches it. */
function aSearch() {
  const jobs: SearchJob[] = []
  let listener: ((event: { data: SearchReport }) => void) | undefined
  const worker = {
    postMessage: (job: SearchJob) => void jobs.push(job),
    addEventListener: (_: string, take: typeof listener) => void (listener = take),
    terminate: () => undefined,
  }
  vi.stubGlobal(
    'Worker',
    vi.fn(function Worker() {
      return worker
    }),
  )
  const { store } = aStore()
  store.setState({ reading: aReading() })
  const type = (text: string) => store.getState().search({ ...store.getState().searchQuery, text })
  const say = (report: SearchReport) => listener?.({ data: report })
  const jobId = () => (jobs.at(-1) as { jobId: number }).jobId
  return { store, jobs, type, say, jobId }
}

const words = { before: 'a ', match: 'lamp', after: '' }
const found = (from: number, isTold = true) => ({
  section: 0,
  sectionLength: 100,
  places: Int32Array.of(from, from + 4),
  words: isTold ? [words] : [],
})

describe('search slice', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('shows what is found first at once, and all of it in the end', () => {
    const { store, type, say, jobId } = aSearch()
    type('lamp')

    say({ kind: 'found', jobId: jobId(), chunks: [found(1)] })
    expect(store.getState().searchResults).toHaveLength(1)
    for (const from of [11, 21, 31]) say({ kind: 'found', jobId: jobId(), chunks: [found(from)] })
    say({ kind: 'done', jobId: jobId() })

    expect(store.getState().searchState).toEqual({ status: 'done' })
    expect(store.getState().searchResults.map(({ from }) => from)).toEqual([1, 11, 21, 31])
  })

  it('finds nothing where nothing is looked for any more', () => {
    const { store, type, say, jobs, jobId } = aSearch()
    type('lamp')
    const id = jobId()

    type('')
    say({ kind: 'found', jobId: id, chunks: [found(1)] })
    say({ kind: 'done', jobId: id })

    expect(jobs.at(-1)).toMatchObject({ kind: 'prepare' })
    expect(store.getState()).toMatchObject({ searchResults: [], searchState: { status: 'idle' } })
  })

  it('reads the words of later results when they are asked for', async () => {
    const { store, type, say, jobs, jobId } = aSearch()
    type('lamp')
    say({ kind: 'found', jobId: jobId(), chunks: [found(1), found(11, false), found(21, false)] })
    say({ kind: 'done', jobId: jobId() })

    const described = store.getState().describeResults(2)
    expect(jobs.at(-1)).toMatchObject({ passages: [{ section: 0, from: 11, to: 15 }] })
    say({ kind: 'described', jobId: jobId(), words: [{ ...words, before: 'the ' }] })
    await described

    expect(store.getState().searchResults.map((result) => result.words?.before)).toEqual([
      'a ',
      'the ',
      undefined,
    ])
  })
})
