import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Why no picture can be written to a place, as a sentence; asked before anything is opened.
 *
 * @param file full path of the picture
 */
export function problemWithTarget(file: string): string | undefined {
  const folder = path.dirname(file)
  if (isFolder(file)) {
    return `${file} is a folder. Give the picture a name, as in ${path.join(file, 'page.png')}.`
  }
  if (!isFolder(folder)) return `There is no folder ${folder} for the picture.`
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return `The folder ${folder} may not be written to.`
  }
  return undefined
}

/** A path that leads through a file has no folder either. */
function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory()
  } catch {
    return false
  }
}
