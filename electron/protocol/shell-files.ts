import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

import type { Resource } from '#core/formats/format'

/** The app's own files by their address under the origin: `index.html`, `assets/index-….js`. */
export interface ShellFiles {
  read(address: string): Promise<Resource | undefined>
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Serves what a listing of the folder names. An address is looked up, never joined to the folder, so
 * no spelling of it leads out.
 */
export function createShellFiles(folder: string): ShellFiles {
  let listing: Promise<ReadonlyMap<string, string>> | undefined
  return {
    async read(address) {
      listing ??= listFiles(folder)
      const file = (await listing).get(address)
      if (file === undefined) return undefined
      const bytes = new Uint8Array(await readFile(file))
      const mediaType = mediaTypes[path.extname(file).toLowerCase()]
      return { bytes, mediaType: mediaType ?? 'application/octet-stream' }
    },
  }
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const visit = async (directory: string, prefix: string): Promise<void> => {
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      const full = path.join(directory, entry.name)
      if (entry.isDirectory()) await visit(full, `${prefix}${entry.name}/`)
      else files.set(`${prefix}${entry.name}`, full)
    }
  }
  await visit(folder, '')
  return files
}
