import { type ChildProcess, fork } from 'node:child_process'

import { ReaderError } from '#core/errors'

import type { Parse, ParseReply } from './parse-jobs'
import type { ParseLimits } from './parse-limits'
import type { ProcessReply } from './parse-process'

export interface ProcessParser {
  readonly parse: Parse
  readonly stop: () => void
}

/** The first argument of a process that parses; the second are its limits as JSON. */
export const parsingArgument = '--parse-jobs'

/** A file that only waits, for a disk that is gone, costs no time of the processor. */
const patience = 4
/** A process that holds a larger share of the memory than this leaves too little to the next file. */
const reusableShare = 1 / 4

/**
 * Parses in processes of their own, each of which ends itself when a file costs more than the limits. One that
 * answered is used again.
 *
 * @param script of the command line
 */
export function createProcessParser(script: string, limits: ParseLimits): ProcessParser {
  const { processorMs, memoryBytes } = limits
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()

  const start = () => {
    const child = fork(script, [parsingArgument, JSON.stringify(limits)], {
      execArgv: [`--max-old-space-size=${Math.round(memoryBytes / 1_048_576)}`],
      // What a machine that runs out of memory has to say helps nobody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    all.add(child)
    child.on('exit', () => all.delete(child))
    return child
  }

  return {
    stop: () => all.forEach((child) => child.kill('SIGKILL')),
    parse: (job, onBlocks) =>
      new Promise((resolve) => {
        const child = idle.pop() ?? start()
        const give = (reply: Exclude<ParseReply, { type: 'text' }>, isReusable: boolean) => {
          clearTimeout(timer)
          child.removeAllListeners('message').removeAllListeners('error')
          child.off('exit', onExit)
          if (isReusable) idle.push(child)
          else child.kill('SIGKILL')
          resolve(reply)
        }
        const giveUp = (code: 'publication/too-complex' | 'internal', message: string) =>
          give({ type: 'failed', error: new ReaderError(code, message).toReport() }, false)
        const onExit = () => giveUp('publication/too-complex', 'Took too much')
        const timer = setTimeout(
          () => giveUp('publication/too-complex', 'Took too long'),
          patience * processorMs,
        )
        child.on('exit', onExit)
        child.on('error', (error) => giveUp('internal', String(error)))
        child.on('message', ({ reply, memory }: ProcessReply) => {
          if (reply.type === 'text') onBlocks(reply.blocks)
          else give(reply, memory < memoryBytes * reusableShare)
        })
        child.send(job)
      }),
  }
}
