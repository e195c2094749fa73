import { spawn } from 'node:child_process'

import { SetupError } from './say.mjs'

/**
 * Starts an X server that draws into memory. Our own rather than `xvfb-run`, which does not pass
 * signals on and leaves what it started behind.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '2000x1300x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const answer = server.stdio[3]
  if (!answer) throw new SetupError('Xvfb could not be started.')
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new SetupError(`Xvfb ended with ${code}.`)))
    answer.once('data', (data) => resolve(String(data).trim()))
  })
  server.removeAllListeners('exit')
  return { display: `:${number}`, stop: () => void server.kill() }
}
