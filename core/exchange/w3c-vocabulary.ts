import type { HighlightColour, HighlightKind } from '#core/annotations'

/** JSON-LD contexts: of EPUB Annotations 1.0, and of Web Annotations, which Readium’s profile asks for. */
export const contexts = {
  'epub-annotations': 'https://www.w3.org/ns/epub-anno.jsonld',
  readium: 'http://www.w3.org/ns/anno.jsonld',
} as const

/** What fragments of a `FragmentSelector` follow. */
export const fragmentSpecifications = {
  textFragment: 'https://wicg.github.io/scroll-to-text-fragment/',
  cfi: 'http://www.idpf.org/epub/linking/cfi/epub-cfi.html',
} as const

/**
 * Our own selector: a range of locator offsets of the resource, that is of its text as Octavo counts it. As a
 * name with a scheme it means the same in every context.
 */
export const offsetSelector = 'octavo:TextOffsetSelector'

/** The six names of EPUB Annotations; each of ours has one. */
export const colourNames: Readonly<Record<HighlightColour, string>> = {
  yellow: 'yellow',
  green: 'green',
  blue: 'blue',
  pink: 'pink',
  violet: 'purple',
}

export const styleNames: Readonly<Record<HighlightKind, string>> = {
  highlight: 'solid',
  underline: 'underline',
  strike: 'strikethrough',
}
