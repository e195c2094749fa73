import { sentenceFor } from '#core/error-words'
import { ReaderError } from '#core/errors'

import type { AppState } from './app-state'

/** Says what went wrong, in a sentence at the foot of the window. */
export function tellOf(get: () => AppState, error: unknown, subject?: string): void {
  get().notify({
    kind: 'alert',
    ...(subject === undefined ? {} : { subject }),
    text: sentenceFor(asReaderError(error)),
  })
}

function asReaderError(error: unknown): ReaderError {
  if (error instanceof ReaderError) return error
  return new ReaderError('internal', 'Unexpected error', { cause: error })
}
