import path from 'node:path'

import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Bundles a program of the tests, so that plain Node runs it in a process of its own.
 *
 * @param entry path from the project's root
 * @param standIns full paths of modules that take the place of packages, by their names
 * @returns full path of what Node runs; under the project, where the native library is found
 */
export async function bundleForNode(
  entry: string,
  standIns: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { name } = path.parse(entry)
  const outDir = path.join(root, '.cache/for-node', name)
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: standIns },
    build: {
      ssr: path.join(root, entry),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return path.join(outDir, `${name}.mjs`)
}
