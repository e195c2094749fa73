import os from 'node:os'
import { isMainThread, parentPort } from 'node:worker_threads'

import { createThreadParser, parseHere, type ParseJob, type ParseReply } from './cli/parse-jobs'
import { runCommandLine } from './cli/run'

/** One script, two parts: the command line, and the threads in which it parses. */
if (isMainThread) void main()
else serve()

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever read the output has seen enough (`octavo text book.epub | head`).
    stream.on('error', () => process.exit(0))
  }
  const parser = createThreadParser(import.meta.filename, { timeoutMs: 30_000, memoryMb: 1_024 })
  const terminal = { out: process.stdout, error: process.stderr }
  const threads = Math.max(1, Math.min(4, os.cpus().length))
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal, parser.parse, threads)
  parser.stop()
}

function serve(): void {
  const port = parentPort!
  // As in the app: see the ingest process.
  process.on('unhandledRejection', () => {})
  const reply = (message: ParseReply) => port.postMessage(message)
  port.on('message', (job: ParseJob) => {
    void parseHere(job, (blocks) => reply({ type: 'text', blocks })).then(reply)
  })
}
