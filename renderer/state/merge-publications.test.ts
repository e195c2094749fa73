import { expect, it } from 'vitest'

import { aSummary } from '#tests/support/library-builders'

import { mergePublications } from './merge-publications'

const [emma, walden, moby] = ['Emma', 'Walden', 'Moby Dick'].map((title) => aSummary({ title }))

it('puts what changed in its place, what is new behind it, and leaves out what is gone', () => {
  const changed = { ...emma!, favourite: true }

  const merged = mergePublications([emma!, walden!], {
    publications: [moby!, changed],
    removed: [walden!.id],
  })

  expect(merged).toEqual([changed, moby])
})

it('keeps what did not change as it is', () => {
  const before = [emma!, walden!]

  expect(mergePublications(before, { publications: [], removed: [] })).toBe(before)
  expect(mergePublications(before, { publications: [moby!], removed: [] })[1]).toBe(walden)
})
