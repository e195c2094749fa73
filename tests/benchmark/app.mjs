import { _electron } from '@playwright/test'

import { root } from './places.mjs'

/**
 * Starts the real app for somebody who uses it.
 * @template Result
 * @param {readonly string[]} args
 * @param {(page: import('@playwright/test').Page) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function inApp(args, use) {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
    args: [root, '--disable-gpu', ...args],
  })
  try {
    return await use(await app.firstWindow())
  } finally {
    await app.close()
  }
}
