import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Linux lets anybody have mounts that one process and its children see, unless an administrator forbids it. */
const own = ['--map-root-user', '--mount']

/** Why nothing can be mounted here; `undefined` where it can. */
export function whyNoMounts(): string | undefined {
  if (process.platform !== 'linux') return 'not tried: only Linux can mount it'
  const { status } = spawnSync('unshare', [...own, 'mount', '-t', 'tmpfs', 'octavo', '/mnt'])
  return status === 0 ? undefined : 'not tried: this system lets nobody mount it'
}

/** Runs a program of Node's with a small disk of its own in `folder`. @returns what it said */
export function runOnSmallDisk(folder: string, megabytes: number, args: readonly string[]): string {
  const script = `mount -t tmpfs -o size=${megabytes}m octavo "$1" && shift && exec "$@"`
  return execFileSync(
    'unshare',
    [...own, 'sh', '-c', script, 'sh', folder, process.execPath, ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
}

/**
 * Writes a program that starts another one which can read a folder, and write nothing in it.
 * @param program full path
 * @returns full path
 */
export function withReadOnly(folder: string, program: string): string {
  const file = path.join(path.dirname(folder), 'with-read-only.sh')
  const script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
  writeFileSync(
    file,
    `#!/bin/sh\nexec unshare ${own.join(' ')} sh -c '${script}' sh '${folder}' '${program}' "$@"\n`,
  )
  chmodSync(file, 0o755)
  return file
}
