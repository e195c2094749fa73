/** The bytes of a ZIP with the given entries, in the given order; a `mimetype` is stored. */
export function makeZip(
  entries: Iterable<readonly [name: string, content: string | Uint8Array]>,
  options?: { readonly isStored?: boolean },
): Buffer

/** The bytes of an EPUB made from a folder that lies there as it should be inside. */
export function makeEpub(folder: string): Buffer
