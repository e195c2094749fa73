import { z } from 'zod'

/** How far somebody is with a publication. */
export const ReadingState = z.enum(['to-read', 'reading', 'finished', 'set-aside'])
export type ReadingState = z.infer<typeof ReadingState>

/** From so much on, of 1, what follows the text proper is all that is left. */
const readWhole = 0.995

/** The state of a publication about which nobody has said anything: what its pages tell. */
export function stateByReading(totalProgression: number | null): ReadingState {
  if (totalProgression === null || totalProgression === 0) return 'to-read'
  return totalProgression >= readWhole ? 'finished' : 'reading'
}

/** 0: none were given. */
export const Stars = z.int().min(0).max(5)
export const mostStars = 5

/** One word or a few, as somebody writes them. */
export const Tag = z.string().trim().min(1).max(100)

/** Publications that somebody put together under a name. One may be in many. */
export const Collection = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  /** ISO 8601 instant. */
  createdAt: z.string(),
})
export type Collection = z.infer<typeof Collection>

/** What is said about publications, several at once. What is absent stays as it is. */
export const PublicationChange = z.object({
  state: ReadingState.optional(),
  favourite: z.boolean().optional(),
  stars: Stars.optional(),
  addTags: z.array(Tag).max(100).optional(),
  removeTags: z.array(Tag).max(100).optional(),
  /** Ids of collections. */
  addTo: z.uuid().optional(),
  takeFrom: z.uuid().optional(),
})
export type PublicationChange = z.infer<typeof PublicationChange>

/** Tags are the same whatever their case: the first one keeps its letters. */
export function joinTags(tags: readonly string[], more: readonly string[] = []): string[] {
  const joined = new Map<string, string>()
  for (const tag of [...tags, ...more].map((one) => one.trim()).filter(Boolean)) {
    const key = tagKey(tag)
    if (!joined.has(key)) joined.set(key, tag)
  }
  return [...joined.values()]
}

export const withoutTags = (tags: readonly string[], taken: readonly string[]): string[] => {
  const keys = new Set(taken.map(tagKey))
  return tags.filter((tag) => !keys.has(tagKey(tag)))
}

const tagKey = (tag: string): string => tag.trim().toLowerCase()

/** A publication in the bin: off the shelf, with all that was kept. */
export const RemovedPublication = z.object({
  id: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  /** ISO 8601 instant. */
  removedAt: z.string(),
})
export type RemovedPublication = z.infer<typeof RemovedPublication>
