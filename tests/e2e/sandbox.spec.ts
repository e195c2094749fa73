import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { _electron, expect, test } from '@playwright/test'

import { fixturePath } from './fixtures'

/** The user that has no rights, by its number on Debian and its kin. */
const nobody = 65534
const root = path.resolve(import.meta.dirname, '../..')

/** What the built app needs beside itself, copied to where any user may read it. */
function copyForEverybody(electron: string, folder: string): void {
  const copy = (from: string, to: string) =>
    cpSync(from, path.join(folder, to), { recursive: true, verbatimSymlinks: true })
  copy(path.dirname(electron), 'electron')
  for (const part of [
    'dist',
    'package.json',
    'assets/samples/welcome.epub',
    'node_modules/@photostructure/sqlite',
    'node_modules/node-gyp-build',
  ]) {
    copy(path.join(root, part), path.join('app', part))
  }
  copy(fixturePath('stories'), 'stories')
  mkdirSync(path.join(folder, 'home'))
  chownSync(path.join(folder, 'home'), nobody, nobody)
  execFileSync('chmod', ['-R', 'a+rX', folder])
  chmodSync(folder, 0o755)
}

test('the window runs in Chromium’s sandbox for an ordinary user', async () => {
  const electron = process.env['ELECTRON_PATH'] ?? ''
  const folder = mkdtempSync(path.join(tmpdir(), 'octavo-sandbox-'))
  try {
    copyForEverybody(electron, folder)
    const isRoot = process.getuid?.() === 0
    const binary = path.join(folder, 'electron/electron')
    const home = path.join(folder, 'home')
    // A user of our own would be the plainer way; root can only become somebody else from outside.
    const launcher = isRoot ? asNobody(folder, binary, home) : binary
    const app = await _electron.launch({
      executablePath: launcher,
      chromiumSandbox: true,
      args: [
        path.join(folder, 'app'),
        '--disable-gpu',
        `--user-data-dir=${path.join(home, 'profile')}`,
        path.join(folder, 'stories/three-winters.txt'),
      ],
      cwd: folder,
    })
    try {
      const page = await app.firstWindow()
      await page.getByRole('slider', { name: 'Position in book' }).waitFor({ state: 'attached' })

      const facts = await app.evaluate(({ app: running, BrowserWindow }) => ({
        noSandbox: running.commandLine.hasSwitch('no-sandbox'),
        renderer: BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
      }))
      const status = readFileSync(`/proc/${facts.renderer}/status`, 'utf8')

      expect(facts.noSandbox).toBe(false)
      // 2: system calls are filtered.
      expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe('2')
      expect(/^Uid:\s*(\d+)/m.exec(status)?.[1]).not.toBe('0')
    } finally {
      await app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A program that starts Electron as nobody: Playwright takes a path, not a command line. */
function asNobody(folder: string, binary: string, home: string): string {
  const program = path.join(folder, 'as-nobody')
  const script = [
    '#!/bin/sh',
    `exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups \\`,
    `  env HOME='${home}' XDG_CONFIG_HOME='${home}' '${binary}' "$@"`,
  ].join('\n')
  execFileSync('sh', ['-c', `cat > '${program}' && chmod 755 '${program}'`], {
    input: `${script}\n`,
  })
  return program
}
