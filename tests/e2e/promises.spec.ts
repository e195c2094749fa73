import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Page } from '@playwright/test'

import { shelve, takeProofs } from '../proofs/app'
import { textOfSections, wholeSections } from '../proofs/books'
import { largeThingsEpub } from '../proofs/large-things'
import { longChapterEpub } from '../proofs/long-chapter'
import { ordinaryThingsEpub } from '../proofs/ordinary-things'

import { expect, fixturePath, test } from './fixtures'

/** The short form of `npm run proofs`: few tries, over books of our own. */
const place = { width: 900, height: 700, wishes: {} }

async function shelved(page: Page, file: string): Promise<string> {
  await takeProofs(page)
  const [book] = await shelve(page, [file])
  return book!.id
}

const chapterIn = (folder: string): string => {
  const file = path.join(folder, 'long-chapter.epub')
  writeFileSync(file, longChapterEpub())
  return file
}

test.describe('The engine keeps its promises', () => {
  test('changes come back to the same first word', async ({ launch, profile }) => {
    const { page } = await launch()
    const id = await shelved(page, chapterIn(profile))

    const run = await page.evaluate(
      ([book, at]) =>
        window.proofs.changeAndComeBack(book, at, { seed: 7, sequences: 6, changes: 10 }),
      [id, place] as const,
    )

    expect(run.misses).toEqual([])
  })

  test('pages start where they would if the chapter were not cut', async ({ launch, profile }) => {
    const { page } = await launch()
    const file = chapterIn(profile)
    const id = await shelved(page, file)

    const compared = await page.evaluate(
      ([book, at, whole]) => window.proofs.comparePageStarts(book, at, whole),
      [id, place, await wholeSections(file, id)] as const,
    )

    expect(compared.chunks).toBeGreaterThan(3)
    expect(compared.differences).toEqual([])
  })

  test('every page is counted, and every character is on one', async ({ launch, profile }) => {
    const { page } = await launch()
    const file = chapterIn(profile)
    const id = await shelved(page, file)

    const turned = await page.evaluate(
      ([book, at]) => window.proofs.turnThrough(book, { ...at, wishes: { columns: 'two' } }),
      [id, { ...place, width: 1180 }] as const,
    )
    const [shown] = await page.evaluate(([book, at]) => window.proofs.readAllPages(book, at), [
      id,
      place,
    ] as const)

    const [source] = await textOfSections(file)
    expect(turned.turns).toBeGreaterThan(10)
    expect(turned.misses).toEqual([])
    expect(shown!.misplaced).toEqual([])
    expect(shown!.text).toBe(source!.join('').replace(/\s+/g, ''))
  })

  test('nothing is out of reach, and no page is empty', async ({ launch, profile }) => {
    const { page } = await launch()
    const file = path.join(profile, 'large-things.epub')
    writeFileSync(file, largeThingsEpub())
    const id = await shelved(page, file)

    const reaches = await page.evaluate(
      ([book, at]) => window.proofs.lookForUnreachable(book, at),
      [id, place] as const,
    )

    expect(reaches.length).toBeGreaterThan(150)
    expect(reaches.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  })

  test('what fits keeps the layout of its publisher', async ({ launch, profile }) => {
    const { page } = await launch()
    const file = path.join(profile, 'ordinary-things.epub')
    writeFileSync(file, ordinaryThingsEpub())
    const id = await shelved(page, file)

    const [reach] = await page.evaluate(
      ([book, at]) => window.proofs.lookForUnreachable(book, at),
      [id, place] as const,
    )

    expect(reach).toMatchObject({ wrong: [], changed: [] })
  })

  test('what is copied is what was written', async ({ launch }) => {
    const { page } = await launch()
    const file = fixturePath('stories', 'the-lamplighters-daughter.txt')
    const id = await shelved(page, file)

    const run = await page.evaluate(
      ([book, at, text]) => window.proofs.copyAtRandom(book, at, text, { seed: 7, selections: 60 }),
      [id, { ...place, width: 560 }, await textOfSections(file)] as const,
    )

    expect(run.overPages).toBeGreaterThan(0)
    expect(run.divided).toBeGreaterThan(0)
    expect(run.misses).toEqual([])
  })
})
