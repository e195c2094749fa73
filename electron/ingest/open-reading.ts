import type { SectionContent } from '#core/content/prepare-section'
import type { OpenedPublication, Resource } from '#core/formats/format'

/** An opened publication, ready to be shown. */
export interface OpenReading {
  /** @throws {RangeError} for an index outside the reading order */
  content(index: number): Promise<SectionContent>
  /** @returns `undefined` for what the manifest does not name */
  resource(href: string): Promise<Resource | undefined>
  publication(): Promise<OpenedPublication>
  /** Gives its file back to the system. */
  close(): Promise<void>
}
