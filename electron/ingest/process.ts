import { parsers } from './parsers'
import { serve } from './serve'
import { createIngestWorker } from './worker'

/**
 * Entry point of the ingest process, the only place of the app where files are opened and parsed. It
 * can be killed at any time: it keeps nothing, and its client starts another.
 */
const { parentPort } = process
const take = serve(createIngestWorker(parsers), (message) => parentPort.postMessage(message))
parentPort.on('message', ({ data }) => take(data))
