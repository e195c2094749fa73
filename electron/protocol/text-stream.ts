import type { TextRange, TextSpan } from '#core/content/text-batch'
import type { ErrorReport } from '#core/errors'

import type { TextPart } from '../ingest/messages'

/** Characters read at a time: few at first, so that there is something to search, then twice as many. */
const firstPart = 50_000
const largestPart = 400_000
/** Parts that are ready before they are taken: one is read while another is on its way. */
const ahead = 2

/**
 * The text of a span, a line of JSON for each part of it. What is wrong with a later part is the last line:
 * `{ "error": … }`.
 *
 * @param read reads a part
 * @param toReport says what is wrong
 * @throws what reading the first part throws
 */
export async function textStream(
  { from, end }: TextSpan,
  read: (range: TextRange) => Promise<TextPart>,
  toReport: (error: unknown) => ErrorReport,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  let most = firstPart
  let part = await read({ from, end, most })
  let isTold = false
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const tell = (line: string) => controller.enqueue(encoder.encode(`${line}\n`))
        try {
          if (isTold && part.next) {
            most = Math.min(2 * most, largestPart)
            part = await read({ from: part.next, end, most })
          }
          isTold = true
          tell(part.batch)
          if (!part.next) controller.close()
        } catch (error) {
          tell(JSON.stringify({ error: toReport(error) }))
          controller.close()
        }
      },
    },
    { highWaterMark: ahead },
  )
}
