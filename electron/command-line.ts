import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ThemeName } from '#core/themes'

/** A picture of the first screen instead of a window to read in. */
export interface ScreenshotOrder {
  /** Full path of the PNG to write. */
  readonly file: string
  readonly size: { readonly width: number; readonly height: number } | undefined
  readonly theme: ThemeName | undefined
  /** Counts from 1. */
  readonly page: number
}

export interface CommandLine {
  /** Full paths, whether or not there is such a file. */
  readonly files: readonly string[]
  readonly screenshot: ScreenshotOrder | undefined
  /** What is wrong with the arguments, as a sentence. */
  readonly problem: string | undefined
}

interface Surroundings {
  /** Folder against which relative names are read. */
  readonly folder: string
  /** The app's own folder or script, which Electron is given as an argument in development. */
  readonly appPaths: readonly string[]
}

const ownOptions = new Set(['screenshot', 'size', 'theme', 'page'])
/** Node's preload option takes a value of its own; Playwright uses it. */
const foreignWithValue = new Set(['-r', '--require'])

/**
 * Reads the arguments after the executable. Chromium's switches may stand anywhere between them, and
 * more come with a second instance, so nothing is found by its place.
 */
export function parseCommandLine(
  args: readonly string[],
  { folder, appPaths }: Surroundings,
): CommandLine {
  const options = new Map<string, string>()
  const files: string[] = []
  let onlyFiles = false
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (onlyFiles || !arg.startsWith('-')) {
      const file = toPath(arg, folder)
      if (!appPaths.includes(file)) files.push(file)
    } else if (arg === '--') {
      onlyFiles = true
    } else if (foreignWithValue.has(arg)) {
      rest.shift()
    } else {
      const [name, value] = splitOnce(arg.replace(/^--?/, ''))
      if (ownOptions.has(name)) options.set(name, value ?? valueIn(rest))
    }
  }
  return { files, ...screenshotFrom(options, folder) }
}

/** Desktops hand over addresses (`%U`), shells hand over names. */
function toPath(arg: string, folder: string): string {
  if (!arg.startsWith('file://')) return path.resolve(folder, arg)
  try {
    return fileURLToPath(arg)
  } catch {
    return path.resolve(folder, arg)
  }
}

/** The next argument, unless it is an option itself. */
const valueIn = (rest: string[]): string =>
  rest[0]?.startsWith('-') === false ? (rest.shift() ?? '') : ''

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function screenshotFrom(
  options: ReadonlyMap<string, string>,
  folder: string,
): Pick<CommandLine, 'screenshot' | 'problem'> {
  const file = options.get('screenshot')
  if (file === undefined) return { screenshot: undefined, problem: undefined }
  const refuse = (problem: string) => ({ screenshot: undefined, problem })
  if (file === '') return refuse('--screenshot needs the name of the picture to write.')

  const size = options.get('size')
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/i.exec(size ?? '') ?? []
  if (size !== undefined && width === undefined)
    return refuse('--size is width x height, as in 1280x800.')

  const theme = ThemeName.optional().safeParse(options.get('theme'))
  if (!theme.success) return refuse(`--theme is one of ${ThemeName.options.join(', ')}.`)

  const page = options.get('page') ?? '1'
  if (!/^[1-9]\d{0,5}$/.test(page)) return refuse('--page is a page number, from 1 on.')

  const screenshot = {
    file: path.resolve(folder, file),
    size: width === undefined ? undefined : { width: Number(width), height: Number(height) },
    theme: theme.data,
    page: Number(page),
  }
  return { screenshot, problem: undefined }
}
