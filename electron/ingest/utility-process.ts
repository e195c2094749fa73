import { app, utilityProcess } from 'electron'

import type { IngestProcess, ProcessCost } from './client'

/** Starts the ingest process of the app. Only after `ready`. */
export function spawnIngestProcess(entry: string): IngestProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Octavo Ingest',
    // Electron 25 does not heed it; there the client's own check of the memory is the limit.
    execArgv: ['--max-old-space-size=1024'],
    stdio: 'inherit',
  })
  return {
    send: (message) => child.postMessage(message),
    kill: () => void child.kill(),
    cost: () => costOf(child.pid),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
  }
}

function costOf(pid: number | undefined): ProcessCost {
  const process = app.getAppMetrics().find((metric) => metric.pid === pid)
  // Electron 25 does not tell it.
  const seconds = process?.cpu.cumulativeCPUUsage
  return {
    memoryBytes: (process?.memory.workingSetSize ?? 0) * 1024,
    processorMs: seconds === undefined ? undefined : seconds * 1000,
  }
}
