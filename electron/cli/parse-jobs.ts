import { ReaderError, type ErrorReport } from '#core/errors'

import { inspectFile, readText, type FileInfo } from './inspect'

export interface ParseJob {
  readonly kind: 'info' | 'text'
  readonly file: string
  /** Bytes that no text has are read as one. */
  readonly anyway?: boolean
}

/** What who does a job answers; `text` may come many times. */
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
export const parseHere: Parse = async ({ kind, file, anyway = false }, onBlocks) => {
  try {
    if (kind === 'info') return { type: 'done', info: await inspectFile(file, anyway) }
    let blocks: string[] = []
    await readText(file, anyway, (block) => {
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
