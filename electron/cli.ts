import os from 'node:os'

import type { ParseLimits } from './cli/parse-limits'
import { isWatch, serveParsing, watchProcess } from './cli/parse-process'
import { createProcessParser, parsingArgument } from './cli/process-parser'
import { runCommandLine } from './cli/run'

/** What the reader itself allows: see the ingest process. */
const limits: ParseLimits = { processorMs: 30_000, memoryBytes: 1_024 * 1_048_576 }

/** One script, three parts: the command line, the processes in which it parses, and what watches each of these. */
const [role, ...more] = process.argv.slice(2)
if (isWatch) watchProcess()
else if (role === parsingArgument && process.send) {
  serveParsing(import.meta.filename, JSON.parse(more[0] ?? '') as ParseLimits)
} else void main()

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever read the output has seen enough (`octavo text book.epub | head`).
    stream.on('error', () => process.exit(0))
  }
  const parser = createProcessParser(import.meta.filename, limits)
  const terminal = { out: process.stdout, error: process.stderr }
  const processes = Math.max(1, Math.min(4, os.cpus().length))
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal, parser.parse, processes)
  parser.stop()
}
