import SevenZip from '7z-wasm'

import type { Entries } from './publication-builders'

/**
 * An archive of the entries, in their order, made by 7-Zip.
 *
 * @param name its ending says the kind
 * @param switches of `7z a`: `-ms=off`, `-psecret`, …
 */
export async function makeArchive(
  name: string,
  entries: Entries,
  switches: readonly string[] = [],
): Promise<Uint8Array> {
  const sevenZip = await SevenZip({ print: () => undefined, printErr: () => undefined })
  const { FS } = sevenZip
  FS.mkdir('/in')
  FS.chdir('/in')
  for (const [path, content] of Object.entries(entries)) {
    const folders = path.split('/').slice(0, -1)
    for (const depth of folders.keys()) {
      const folder = folders.slice(0, depth + 1).join('/')
      if (!FS.readdir(folder.split('/').slice(0, -1).join('/') || '.').includes(folders[depth]!)) {
        FS.mkdir(folder)
      }
    }
    FS.writeFile(path, content)
  }
  sevenZip.callMain(['a', '-mx=1', ...switches, `/${name}`, ...Object.keys(entries)])
  return FS.readFile(`/${name}`)
}
