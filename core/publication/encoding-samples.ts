import { z } from 'zod'

/** How the words of a file that tell most read in one encoding. */
export const EncodingSample = z.object({ encoding: z.string(), sample: z.string() })
export type EncodingSample = z.infer<typeof EncodingSample>

/** What to choose an encoding by. */
export const EncodingSamples = z.object({
  /** What the app would take; `null` for a file that it takes for no text. */
  automatic: EncodingSample.nullable(),
  /** The likeliest first. */
  offers: z.array(EncodingSample),
})
export type EncodingSamples = z.infer<typeof EncodingSamples>
