/** One file in an archive, as 7-Zip lists it. */
export interface ListedEntry {
  /** As 7-Zip wants to be asked for it. */
  readonly name: string
  readonly byteLength: number
  readonly isEncrypted: boolean
  /** Which of several streams it is packed in. */
  readonly block: string
}

export interface Listing {
  readonly entries: readonly ListedEntry[]
  /** Entries are packed together: each can only be read after those before it. */
  readonly isSolid: boolean
  readonly isBroken: boolean
}

/** Stands between what is said of the archive and its entries. */
const rule = '----------'

/** Reads what `7z l -slt` prints: `Name = value`, a blank line after each entry. */
export function parseListing(lines: readonly string[]): Listing {
  const start = lines.indexOf(rule)
  const head = start < 0 ? lines : lines.slice(0, start)
  const entries: ListedEntry[] = []
  let facts = new Map<string, string>()
  const close = () => {
    const name = facts.get('Path')
    const isFolder = facts.get('Folder') === '+' || facts.get('Attributes')?.startsWith('D')
    if (name !== undefined && !isFolder) {
      entries.push({
        name,
        byteLength: Number(facts.get('Size')) || 0,
        isEncrypted: facts.get('Encrypted') === '+',
        block: facts.get('Block') ?? '',
      })
    }
    facts = new Map()
  }
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    const [, key, value] = /^(\w[\w ]*) = (.*)$/.exec(line) ?? []
    if (key !== undefined && value !== undefined) facts.set(key, value)
    else if (line === '') close()
  }
  close()
  return {
    entries,
    isSolid: head.includes('Solid = +'),
    isBroken: lines.some((line) => line.startsWith('ERROR')),
  }
}
