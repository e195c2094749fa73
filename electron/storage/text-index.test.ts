import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { indexable, indexExpression, libraryQuery } from '#core/search/library-words'
import { anId, withFolder } from '#tests/support/library-builders'

import { openTextIndex, type TextIndex } from './text-index'

const [novel, story] = [anId('novel'), anId('story')]

function put(index: TextIndex, id: string, texts: readonly string[], mark = 'read'): void {
  index.begin(id)
  index.add(id, 0, texts.map(indexable))
  index.finish(id, mark)
}

const search = (index: TextIndex, typed: string) =>
  index.search(indexExpression(libraryQuery(typed))!, 100)

describe('the words of the library', () => {
  it('are found in sections, those first that are most about them', () =>
    withFolder((folder) => {
      const index = openTextIndex(path.join(folder, 'words.db'))
      put(index, novel, ['A lamp. '.concat('word '.repeat(500)), '', 'Lamp, lamp, lamp.'])
      put(index, story, ['The mole.'])

      expect(search(index, 'lamp ')).toEqual([{ id: novel, sections: [2, 0] }])
      expect(search(index, 'mol')).toEqual([{ id: story, sections: [0] }])
      expect(search(index, 'lamp mole')).toEqual([])
      index.close()
    }))

  it('are found in many sections of one book and few of another, those first that have many', () =>
    withFolder((folder) => {
      const index = openTextIndex(path.join(folder, 'words.db'))
      put(index, story, ['The mole.', 'Nothing.', 'A mole.'])
      put(index, novel, ['Nothing.', ...Array<string>(3_000).fill('A mole, a lamp.')])

      const [first, second] = search(index, 'mole ')
      expect(first).toEqual({
        id: novel,
        sections: Array.from({ length: 3_000 }, (_, at) => at + 1),
      })
      expect(second).toEqual({ id: story, sections: [0, 2] })
      expect(index.isFrequent('"mole"')).toBe(true)
      expect(index.isFrequent('"lamp"')).toBe(false)
      index.close()
    }))

  it('are found in writing without spaces, and not where signs are apart', () =>
    withFolder((folder) => {
      const index = openTextIndex(path.join(folder, 'words.db'))
      put(index, novel, ['吾輩は猫である。', '輩と吾'])

      expect(search(index, '吾輩')).toEqual([{ id: novel, sections: [0] }])
      index.close()
    }))

  it('are gone with their publication, and replaced with it', () =>
    withFolder((folder) => {
      const index = openTextIndex(path.join(folder, 'words.db'))
      put(index, novel, ['A lamp.', 'A lamp.'])
      put(index, novel, ['A mole.'], 'read again')

      expect(search(index, 'lamp')).toEqual([])
      expect(search(index, 'mole')).toEqual([{ id: novel, sections: [0] }])
      expect(index.finished()).toEqual(new Map([[novel, 'read again']]))
      index.remove(novel)
      expect(search(index, 'mole')).toEqual([])
      index.close()
    }))

  it('outlive the app, but for those of a publication that was not finished', () =>
    withFolder((folder) => {
      const file = path.join(folder, 'words.db')
      const first = openTextIndex(file)
      put(first, novel, ['A lamp.'])
      first.begin(story)
      first.add(story, 0, ['a lamp'])
      first.close()

      const index = openTextIndex(file)

      expect(index.finished()).toEqual(new Map([[novel, 'read']]))
      put(index, story, ['A mole.'])
      expect(search(index, 'lamp')).toEqual([{ id: novel, sections: [0] }])
      index.close()
    }))

  it('are collected anew where their file is damaged', () =>
    withFolder((folder) => {
      const file = path.join(folder, 'words.db')
      writeFileSync(file, 'no database, but longer than a header of one hundred bytes'.repeat(20))

      const index = openTextIndex(file)

      expect(index.finished().size).toBe(0)
      put(index, novel, ['A lamp.'])
      expect(search(index, 'lamp')).toEqual([{ id: novel, sections: [0] }])
      index.close()
    }))
})
