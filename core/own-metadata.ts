import { z } from 'zod'

import { joinTags, Tag } from '#core/library'
import { Metadata, Series } from '#core/publication/publication'

const line = z.string().trim().min(1).max(1000)

/** What the library shows of a publication, and somebody may mend. `null` and an empty list: there is none. */
export const Description = z.object({
  title: line,
  /** What it is sorted by, where that is not its title. */
  sortAs: line.nullable(),
  authors: z.array(line).max(100),
  series: Series.nullable(),
  publisher: line.nullable(),
  /** BCP 47 tag. */
  language: line.nullable(),
  description: z.string().trim().min(1).max(100_000).nullable(),
  tags: z.array(Tag).max(200),
})
export type Description = z.infer<typeof Description>

/** What somebody says in place of the file. It is kept in the library; the file stays as it is. */
export const OwnMetadata = Description.partial()
export type OwnMetadata = z.infer<typeof OwnMetadata>

/** What a file says of itself that is shown as it is, and not mended. */
export const FileFacts = Metadata.pick({
  subtitle: true,
  contributors: true,
  published: true,
  dates: true,
  identifier: true,
  identifiers: true,
})
export type FileFacts = z.infer<typeof FileFacts>

/** Publishers’ subject headings can be without end. */
const mostSubjects = 20

/** As the file says it. */
export const describedByFile = (metadata: Metadata): Description => ({
  title: metadata.title,
  sortAs: metadata.sortAs ?? null,
  authors: metadata.authors.map(({ name }) => name),
  series: metadata.series ?? null,
  publisher: metadata.publisher ?? null,
  language: metadata.language ?? null,
  description: metadata.description ?? null,
  tags: joinTags(metadata.subjects ?? []).slice(0, mostSubjects),
})

/** What was said by somebody first, then what the file says. */
export const describedAs = (metadata: Metadata, own: OwnMetadata): Description => ({
  ...describedByFile(metadata),
  ...definedOf(own),
})

/** The metadata by which a publication is read: its language decides where words are broken. */
export function withOwnMetadata(metadata: Metadata, own: OwnMetadata): Metadata {
  const { title, authors, language } = definedOf(own)
  const { language: fileLanguage, ...rest } = metadata
  const wished = language === undefined ? fileLanguage : (language ?? undefined)
  return {
    ...rest,
    ...(title !== undefined && { title }),
    ...(authors !== undefined && { authors: authors.map((name) => ({ name })) }),
    ...(wished !== undefined && { language: wished }),
    ...(typeof language === 'string' && { languageIsOwn: true }),
  }
}

/** Without what is there by name alone. */
export const definedOf = (own: OwnMetadata): Partial<Description> =>
  Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
