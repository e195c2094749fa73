import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { archivist } from '../backup/archive'

import { parsers } from './parsers'
import { serve } from './serve'
import { createIngestWorker } from './worker'

/**
 * Entry point of the ingest process, the only place of the app where files are opened and parsed. It
 * can be killed at any time: it keeps nothing, and its client starts another.
 */
const { parentPort } = process
// pdf.js leaves promises about damaged parts to themselves; who asked for the file hears of it without them.
process.on('unhandledRejection', (reason) => console.error('Unhandled rejection:', reason))
/** This very build: parsers that changed in any way find what others kept worthless. */
const maker = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .digest('hex')
const worker = { ...createIngestWorker(parsers, maker), ...archivist }
const take = serve(worker, (message) => parentPort.postMessage(message))
parentPort.on('message', ({ data }) => take(data))
