import { z } from 'zod'

/** A folder of the person's own. Books that are put into it come into the library by themselves. */
export const WatchedFolder = z.object({
  /** Full path; it names the folder. */
  path: z.string().min(1),
  /** Its books are copied into the library; else they are read where they lie. */
  isCopied: z.boolean(),
  /** It is on the disk; one of a drive that is unplugged is looked at again later. */
  isThere: z.boolean(),
  /** Files that are still to be looked into. */
  waiting: z.int().nonnegative(),
  /** Files that look like books, and could not be read. */
  unreadable: z.int().nonnegative(),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>
