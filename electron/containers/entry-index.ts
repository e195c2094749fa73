import { foldPath } from '#core/content/href'

/** Entries of an archive by their safe names; of two with one name the first counts. */
export class EntryIndex<Entry> {
  readonly #exact = new Map<string, Entry>()
  readonly #folded = new Map<string, Entry>()

  /** Leaves out an entry whose name leads out of the archive. */
  add(name: string, entry: Entry): void {
    const path = safeName(name)
    if (path === undefined || this.#exact.has(path)) return
    this.#exact.set(path, entry)
    const key = foldPath(path)
    if (!this.#folded.has(key)) this.#folded.set(key, entry)
  }

  get paths(): string[] {
    return [...this.#exact.keys()]
  }

  /** Exact name first, then the same name in another case or Unicode form. */
  find(path: string): Entry | undefined {
    return this.#exact.get(path) ?? this.#folded.get(foldPath(path))
  }
}

/** The name as a path inside the archive; `undefined` for one that leads out of it. */
function safeName(name: string): string | undefined {
  const segments = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const leadsOut = segments.includes('..') || /^[a-z]:$/i.test(segments[0] ?? '')
  return segments.length === 0 || leadsOut || name.includes('\0') ? undefined : segments.join('/')
}
