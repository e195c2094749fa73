import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { FormatData } from '#core/formats/format'

/** The window's files lie beside the bundles of Node, and what formats need is among them. */
const folder = path.join(import.meta.dirname, '../renderer')

/** A name may come from a file that somebody wants to read: it leads to one kind of place only. */
const allowed = /^pdf\/cmaps\/[A-Za-z0-9-]+\.bcmap$/

export const formatData: FormatData = async (name) => {
  if (!allowed.test(name)) return undefined
  try {
    return new Uint8Array(await readFile(path.join(folder, name)))
  } catch {
    return undefined
  }
}
