import { z } from 'zod'

/** Every failure a person can meet. The UI turns a code into words; messages are for logs. */
export const ErrorCode = z.enum([
  'publication/not-found',
  'publication/not-there',
  'publication/other-work',
  'publication/no-permission',
  'publication/empty',
  'publication/unsupported-format',
  'publication/corrupted',
  'publication/no-pages',
  'publication/encrypted',
  'publication/password-needed',
  'publication/password-wrong',
  'publication/too-large',
  'publication/too-complex',
  'cover/unsupported',
  'annotations/unsupported',
  'annotations/unwritable',
  'search/invalid-pattern',
  'search/too-complex',
  'dictionary/not-found',
  'dictionary/damaged',
  'dictionary/too-large',
  'font/unsupported',
  'font/damaged',
  'font/too-large',
  'storage/unwritable',
  'storage/newer-version',
  'backup/not-a-backup',
  'backup/damaged',
  'backup/newer-version',
  'ipc/invalid-request',
  'internal',
])
export type ErrorCode = z.infer<typeof ErrorCode>

/** The shape in which a {@link ReaderError} crosses a process boundary. */
export const ErrorReport = z.object({
  code: ErrorCode,
  message: z.string(),
  /** Facts a sentence may need: `fileName`, `path` (of a file that is read in place), `scheme` (of a protection), `pictures` (their kind), `limit`. Never a stack. */
  details: z.record(z.string(), z.string()),
})
export type ErrorReport = z.infer<typeof ErrorReport>

interface ReaderErrorOptions extends ErrorOptions {
  readonly details?: Readonly<Record<string, string>>
}

/**
 * The one error class that crosses a process boundary.
 *
 * Electron keeps only `message` when a handler rejects, so the router sends an {@link ErrorReport}
 * and the client rebuilds the error from it: `error.code` means the same on both sides.
 */
export class ReaderError extends Error {
  override readonly name = 'ReaderError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string>>

  constructor(
    code: ErrorCode,
    message: string,
    { details = {}, ...options }: ReaderErrorOptions = {},
  ) {
    super(message, options)
    this.code = code
    this.details = details
  }

  static fromReport({ code, message, details }: ErrorReport): ReaderError {
    return new ReaderError(code, message, { details })
  }

  toReport(): ErrorReport {
    return { code: this.code, message: this.message, details: { ...this.details } }
  }
}
