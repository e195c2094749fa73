/** Where the main process writes what people never see. */
export interface Logger {
  info(message: string): void
  error(message: string, cause?: unknown): void
  /** Whether requests are to be logged with their time (`READER_LOG=ipc`). */
  readonly requests: boolean
}

/** Everything goes to standard error, so that standard output stays free for answers to scripts. */
export function createLog(topics: string | undefined): Logger {
  const wanted = new Set((topics ?? '').split(','))
  const write = (text: string) => process.stderr.write(`[octavo] ${text}\n`)
  return {
    requests: wanted.has('ipc'),
    info: (message) => {
      if (topics) write(message)
    },
    error: (message, cause) => {
      write(cause === undefined ? message : `${message}: ${describe(cause)}`)
    },
  }
}

const describe = (cause: unknown): string =>
  cause instanceof Error
    ? `${cause.stack ?? cause.message}${cause.cause === undefined ? '' : `\n  caused by ${describe(cause.cause)}`}`
    : String(cause)
