import type { Manifest, TocEntry } from '#core/publication/publication'

/** What a book of either kind comes to: sections of markup, and what leads to places in them. */
export interface BookContent {
  /** Addresses of the sections in reading order. */
  readonly sections: ReadonlyArray<{ readonly href: string; readonly byteLength: number }>
  /** Addresses of style sheets. */
  readonly styles: readonly string[]
  readonly toc: TocEntry[]
  readonly landmarks: Manifest['landmarks']
  /** Address at which reading begins, where the book says so. */
  readonly start: string | undefined
  readonly mediaType: string
  /** Markup of a section, or a style sheet; `undefined` for what is neither. */
  read(href: string): string | undefined
}

/** What the guide of a book calls its parts, in EPUB's words. */
const landmarkTypes: Readonly<Record<string, string>> = {
  text: 'bodymatter',
  start: 'bodymatter',
  'other.start': 'bodymatter',
  toc: 'toc',
  cover: 'cover',
  'title-page': 'titlepage',
  dedication: 'dedication',
  epigraph: 'epigraph',
  foreword: 'foreword',
  preface: 'preface',
  notes: 'endnotes',
  bibliography: 'bibliography',
  glossary: 'glossary',
  index: 'index',
}

export const landmarkOf = (
  type: string,
  label: string,
  href: string | undefined,
): Manifest['landmarks'] =>
  href === undefined || label === ''
    ? []
    : type
        .toLowerCase()
        .split(/\s+/)
        .flatMap((name) => {
          const known = landmarkTypes[name]
          return known === undefined ? [] : [{ type: known, label, href }]
        })
        .slice(0, 1)
