import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

import { parseHere, type ParseJob, type ParseReply } from './parse-jobs'
import type { ParseLimits } from './parse-limits'

/** What the process says: an answer, and what it occupies after it. */
export interface ProcessReply {
  readonly reply: ParseReply
  /** Bytes. */
  readonly memory: number
}

/** The process that parses files for the command line, one at a time. It ends when one costs too much. */
export function serveParsing(script: string, limits: ParseLimits): void {
  const watch = new Worker(script, { workerData: limits })
  const send = (reply: ParseReply) => {
    const message: ProcessReply = { reply, memory: process.memoryUsage.rss() }
    process.send?.(message)
  }
  // As in the app: see the ingest process.
  process.on('unhandledRejection', () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', (job: ParseJob) => {
    watch.postMessage('begins')
    void parseHere(job, (blocks) => send({ type: 'text', blocks })).then(send)
  })
}

/** A parser that loops hears no messages: its process is watched by a thread beside it. */
export const isWatch = !isMainThread

const watchMs = 50

export function watchProcess(): void {
  const { processorMs, memoryBytes } = workerData as ParseLimits
  let before = process.cpuUsage()
  parentPort?.on('message', () => {
    before = process.cpuUsage()
  })
  setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    const isOver = (user + system) / 1_000 > processorMs || process.memoryUsage.rss() > memoryBytes
    if (isOver) process.kill(process.pid, 'SIGKILL')
  }, watchMs)
}
