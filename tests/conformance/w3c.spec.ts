import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test as base, type ElectronApplication } from '@playwright/test'

import { startElectron } from '../e2e/fixtures'

import { Book } from './book'
import { knownFailures } from './known-failures'
import { notApplicable } from './not-applicable'
import type { Verdict } from './verdict'
import { fixedLayoutVerdicts } from './verdicts/fixed-layout'
import { looksVerdicts } from './verdicts/looks'
import { mediaVerdicts } from './verdicts/media'
import { securityVerdicts } from './verdicts/security'
import { textVerdicts } from './verdicts/text'
import { folder, isJudgeable, w3cTests } from './w3c-tests'

const verdicts: Readonly<Record<string, Verdict>> = {
  ...textVerdicts,
  ...looksVerdicts,
  ...fixedLayoutVerdicts,
  ...mediaVerdicts,
  ...securityVerdicts,
}

/** One app for all tests up to the first that fails. */
const test = base.extend<{ bookOf: (id: string) => Promise<Book> }, { app: ElectronApplication }>({
  app: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const profile = await mkdtemp(path.join(tmpdir(), 'octavo-conformance-'))
      const app = await startElectron([`--user-data-dir=${profile}`])
      await use(app)
      await app.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],
  bookOf: async ({ app }, use) => {
    const page = await app.firstWindow()
    page.setDefaultTimeout(8_000)
    let book: Book | undefined
    await use(async (id) => {
      book = new Book(app, page, id)
      await book.toLibrary()
      return book
    })
    await book?.leave()
  },
})

const all = w3cTests()
const judgeable = all.filter(isJudgeable)

test('every test that needs no person has its verdict', () => {
  if (all.length === 0) {
    console.log(`Not run: ${folder} is not there (OCTAVO_CORPORA names the folder of the corpora)`)
    return
  }
  const known = [...Object.keys(verdicts), ...Object.keys(notApplicable)].sort()
  expect(known).toEqual(judgeable.map(({ id }) => id))
  expect(Object.keys(knownFailures).filter((id) => !(id in verdicts))).toEqual([])
})

for (const { id, criterion } of judgeable) {
  const failure = knownFailures[id]
  const exempt = notApplicable[id]
  const annotation = [
    { type: 'criterion', description: criterion },
    ...(exempt ? [{ type: 'not applicable', description: exempt.reason }] : []),
    ...(failure === undefined ? [] : [{ type: 'failure', description: failure }]),
  ]
  test(id, { annotation }, async ({ bookOf }) => {
    test.fail(failure !== undefined, failure)
    const verdict = exempt?.holds ?? verdicts[id]
    if (!verdict) throw new Error('There is no verdict')
    await verdict(await bookOf(id))
  })
}
