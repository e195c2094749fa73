import { Worker } from 'node:worker_threads'

import { ReaderError, type ErrorReport } from '#core/errors'

import { inspectFile, readText, type FileInfo } from './inspect'

export interface ParseJob {
  readonly kind: 'info' | 'text'
  readonly file: string
}

/** What a worker answers; `text` may come many times. */
export type ParseReply =
  | { readonly type: 'text'; readonly blocks: readonly string[] }
  | { readonly type: 'done'; readonly info: FileInfo | null }
  | { readonly type: 'failed'; readonly error: ErrorReport }

/** Does one job. Never throws: what goes wrong is an answer. */
export type Parse = (
  job: ParseJob,
  onBlocks: (blocks: readonly string[]) => void,
) => Promise<Exclude<ParseReply, { type: 'text' }>>

const batch = 200

/** In this thread, without limits. */
export const parseHere: Parse = async ({ kind, file }, onBlocks) => {
  try {
    if (kind === 'info') return { type: 'done', info: await inspectFile(file) }
    let blocks: string[] = []
    await readText(file, (block) => {
      blocks.push(block)
      if (blocks.length < batch) return
      onBlocks(blocks)
      blocks = []
    })
    onBlocks(blocks)
    return { type: 'done', info: null }
  } catch (error) {
    const known = error instanceof ReaderError ? error : new ReaderError('internal', String(error))
    return { type: 'failed', error: known.toReport() }
  }
}

export interface ThreadParser {
  readonly parse: Parse
  readonly stop: () => void
}

interface Limits {
  readonly timeoutMs: number
  readonly memoryMb: number
}

/**
 * In a thread of its own that is stopped when it takes too long or too much memory. A thread that
 * answered is used again.
 */
export function createThreadParser(script: string, limits: Limits): ThreadParser {
  const idle: Worker[] = []
  const all = new Set<Worker>()

  const start = () => {
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    })
    all.add(worker)
    worker.on('exit', () => all.delete(worker))
    return worker
  }

  return {
    stop: () => all.forEach((worker) => void worker.terminate()),
    parse: (job, onBlocks) =>
      new Promise((resolve) => {
        const worker = idle.pop() ?? start()
        const give = (reply: Exclude<ParseReply, { type: 'text' }>, isUsable: boolean) => {
          clearTimeout(timer)
          worker.removeAllListeners('message').removeAllListeners('error')
          if (isUsable) idle.push(worker)
          else void worker.on('error', () => {}).terminate()
          resolve(reply)
        }
        const tooComplex = (message: string) =>
          give(
            {
              type: 'failed',
              error: new ReaderError('publication/too-complex', message).toReport(),
            },
            false,
          )
        const timer = setTimeout(() => tooComplex('Took too long'), limits.timeoutMs)
        worker.on('message', (reply: ParseReply) => {
          if (reply.type === 'text') onBlocks(reply.blocks)
          else give(reply, true)
        })
        worker.on('error', (error) => tooComplex(String(error)))
        worker.postMessage(job)
      }),
  }
}
