import type { SectionContent } from '#core/content/prepare-section'
import type { Resource, SourceText } from '#core/formats/format'
import type { Manifest } from '#core/publication/publication'

/** An opened publication, ready to be shown. */
export interface OpenReading {
  /** @throws {RangeError} for an index outside the reading order */
  content(index: number): Promise<SectionContent>
  /** @returns `undefined` for what the manifest does not name */
  resource(href: string): Promise<Resource | undefined>
  publication(): Promise<{ manifest: Manifest; sourceText?: SourceText | undefined }>
  /** Gives its file back to the system. */
  close(): Promise<void>
}
