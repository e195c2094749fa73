import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { type Book, hashOf } from './twenty-books'

interface OnShelf {
  readonly id: string
  readonly hasCover: boolean
}

/** What is in the library of a profile, and what is there by halves or belongs to nobody. */
export interface ShelfState {
  /** Ids of books that are wholly there. */
  readonly whole: ReadonlySet<string>
  readonly wrong: readonly string[]
}

/**
 * Looks at each folder of a profile's publications and at each of the books.
 * @param shelf as the app has it
 */
export function stateOf(
  profile: string,
  shelf: readonly OnShelf[],
  books: readonly Book[],
): ShelfState {
  const folder = path.join(profile, 'publications')
  const wrong: string[] = []
  const whole = new Set<string>()
  const folders = existsSync(folder) ? readdirSync(folder) : []
  for (const name of folders) {
    if (!shelf.some(({ id }) => id === name)) wrong.push(`${name} belongs to no book`)
  }
  for (const { id, hasCover } of shelf) {
    const book = books.find((one) => one.id === id)
    const missing = book ? missingIn(path.join(folder, id), book) : ['a book of ours']
    if (book && book.hasCover !== hasCover) missing.push('its cover in the list')
    if (missing.length > 0) wrong.push(`${id} has not ${missing.join(', ')}`)
    else whole.add(id)
  }
  return { whole, wrong }
}

function missingIn(folder: string, { file, id, hasCover, beside }: Book): string[] {
  const copy = path.join(folder, `publication${path.extname(file)}`)
  const names = ['origin.json', ...(hasCover ? ['cover'] : []), ...beside.map(besidePath)]
  const missing = names.filter((name) => !existsSync(path.join(folder, name)))
  if (!existsSync(copy) || hashOf(copy) !== id) missing.push('its file as it was')
  for (const picture of beside) {
    const original = path.join(path.dirname(file), picture)
    const there = path.join(folder, besidePath(picture))
    if (existsSync(there) && hashOf(there) !== hashOf(original))
      missing.push(`${picture} as it was`)
  }
  const drafts = existsSync(folder) ? readdirSync(folder, { recursive: true }) : []
  if (drafts.some((name) => path.basename(String(name)).startsWith('.draft-')))
    missing.push('an end of its drafts')
  return missing
}

const besidePath = (name: string) => path.join('beside', name)
