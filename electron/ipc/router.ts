import { ReaderError } from '#core/errors'
import {
  type Answer,
  requests,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '#core/ipc/contract'

import type { Logger } from '../log'

/** One function per request in the contract; a missing or extra one does not compile. */
export type Handlers = {
  readonly [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>>
}

export type Router = (name: unknown, input: unknown) => Promise<Answer>

/** Names errors that the router cannot know, such as those of the disk. */
type Translate = (error: unknown) => ReaderError | undefined

/**
 * Checks, dispatches and answers every request in one place. Knows nothing of Electron, so the same
 * router answers `ipcMain` and the unit tests.
 */
export function createRouter(handlers: Handlers, log: Logger, translate?: Translate): Router {
  return async (name, input) => {
    const startedAt = performance.now()
    const answer = await answerTo(handlers, name, input, (error) => {
      const known = error instanceof ReaderError ? error : translate?.(error)
      if (!known) log.error(`Request ${String(name)} failed unexpectedly`, error)
      else if (known.cause !== undefined) log.info(`${String(name)}: ${describe(known)}`)
      return known ?? new ReaderError('internal', 'Unexpected error')
    })
    if (log.requests) {
      const outcome = answer.ok ? 'ok' : answer.error.code
      log.info(`ipc ${String(name)} ${outcome} ${(performance.now() - startedAt).toFixed(1)} ms`)
    }
    return answer
  }
}

/** Answers every request with the same error: the library cannot be used, and the window says why. */
export function createRefusingRouter(error: ReaderError): Router {
  return async () => ({ ok: false, error: error.toReport() })
}

async function answerTo(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  toReaderError: (error: unknown) => ReaderError,
): Promise<Answer> {
  try {
    return { ok: true, value: await dispatch(handlers, name, input) }
  } catch (error) {
    return { ok: false, error: toReaderError(error).toReport() }
  }
}

const describe = ({ message, cause }: ReaderError): string =>
  `${message} (${cause instanceof Error ? cause.message : String(cause)})`

async function dispatch(handlers: Handlers, name: unknown, input: unknown): Promise<unknown> {
  if (!isRequestName(name)) {
    throw new ReaderError('ipc/invalid-request', 'Unknown request')
  }
  const checked = requests[name].input.safeParse(input)
  if (!checked.success) {
    throw new ReaderError('ipc/invalid-request', `Invalid input of ${name}`, {
      cause: checked.error,
    })
  }
  // The schema of `name` has just checked the input of the handler of `name`; TypeScript cannot pair them.
  const handle = handlers[name] as (input: unknown) => Promise<unknown>
  return handle(checked.data)
}

const isRequestName = (name: unknown): name is RequestName =>
  typeof name === 'string' && Object.hasOwn(requests, name)
