import type { Page } from './lab'
import { openReader, type Reader } from './reader'

let reader: Reader | undefined

/** Opens a publication on its first page, to be turned from outside. */
export async function beginTurning(id: string, page: Page): Promise<void> {
  reader = await openReader(id, page)
  await reader.exact()
}

/** @param count pages to go forward */
export async function turn(count: number): Promise<void> {
  for (let turns = 0; turns < count; turns++) await reader?.navigator.goForward()
}

export function endTurning(): void {
  reader?.destroy()
  reader = undefined
}
