import path from 'node:path'

/** Whether a path is a folder or lies in it. Both are full paths. */
export function isWithin(file: string, folder: string): boolean {
  const way = path.relative(folder, file)
  return way.split(path.sep)[0] !== '..' && !path.isAbsolute(way)
}
