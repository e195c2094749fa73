import { type Description, type OwnMetadata } from '#core/own-metadata'

/** A description as it stands in the fields of a form: authors and tags one in a line, nothing for none. */
export type DescriptionDraft = Readonly<Record<DraftField, string>>
export type DraftField =
  | 'title'
  | 'sortAs'
  | 'authors'
  | 'seriesName'
  | 'seriesPosition'
  | 'publisher'
  | 'language'
  | 'tags'
  | 'description'

export const draftOf = (description: Description): DescriptionDraft => ({
  title: description.title,
  sortAs: description.sortAs ?? '',
  authors: description.authors.join('\n'),
  seriesName: description.series?.name ?? '',
  seriesPosition: description.series?.position?.toString() ?? '',
  publisher: description.publisher ?? '',
  language: description.language ?? '',
  tags: description.tags.join('\n'),
  description: description.description ?? '',
})

/** Only what differs from the file is somebody’s own: the rest goes on following the file. */
export function ownOf(draft: DescriptionDraft, file: DescriptionDraft): OwnMetadata {
  const differs = (...fields: readonly DraftField[]) =>
    fields.some((field) => draft[field] !== file[field])
  const lineOf = (field: DraftField) => draft[field].trim() || null
  const position = positionIn(draft.seriesPosition)
  const seriesName = lineOf('seriesName')
  return {
    ...(differs('title') && { title: draft.title.trim() }),
    ...(differs('sortAs') && { sortAs: lineOf('sortAs') }),
    ...(differs('authors') && { authors: linesOf(draft.authors) }),
    ...(differs('seriesName', 'seriesPosition') && {
      series:
        seriesName === null
          ? null
          : { name: seriesName, ...(position !== undefined && { position }) },
    }),
    ...(differs('publisher') && { publisher: lineOf('publisher') }),
    ...(differs('language') && { language: lineOf('language') }),
    ...(differs('tags') && { tags: linesOf(draft.tags) }),
    ...(differs('description') && { description: lineOf('description') }),
  }
}

/** `undefined` for no number; a comma is a point in half of the world. */
export function positionIn(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number
}

export const isPosition = (text: string): boolean =>
  text.trim() === '' || positionIn(text) !== undefined

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
