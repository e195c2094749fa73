/**
 * A person's wishes as version 1 of `preferences.json` stored them, in the words of today. What it does
 * not know it leaves alone; checking comes afterwards.
 */
export function fromVersion1(reader: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { paragraphs, publisherStyles, ...rest } = reader
  return {
    ...(publisherStyles === false && allOverridden),
    ...paragraphsOfVersion1(paragraphs),
    ...rest,
  }
}

const allOverridden = {
  publisherFonts: false,
  publisherSizes: false,
  publisherColours: false,
  publisherLayout: false,
}

function paragraphsOfVersion1(paragraphs: unknown): Record<string, unknown> {
  if (paragraphs === 'indent') return { paragraphIndent: 1.25, paragraphSpace: 0 }
  if (paragraphs === 'space') return { paragraphIndent: 0, paragraphSpace: 0.8 }
  return {}
}
