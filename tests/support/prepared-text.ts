import { PublicationText } from '#core/anchoring/publication-text'
import { prepareSection, type SectionContent } from '#core/content/prepare-section'
import type { Manifest } from '#core/publication/publication'

import { aManifest } from './library-builders'

const mediaType = 'application/xhtml+xml'

export const preparedFrom = (body: string, href = 'c1.xhtml'): SectionContent =>
  prepareSection({
    href,
    base: '/',
    canonical: (path) => path,
    mediaType,
    markup: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`,
  })

/** The text of a publication with these bodies, `c1.xhtml` and so on. */
export function aPublicationText(
  bodies: readonly string[],
  overrides: Partial<Manifest> = {},
): PublicationText {
  const hrefs = bodies.map((_, index) => `c${index + 1}.xhtml`)
  const manifest = aManifest('A title', {
    readingOrder: hrefs.map((href, index) => ({
      href,
      mediaType,
      byteLength: bodies[index]!.length,
    })),
    ...overrides,
  })
  return new PublicationText(manifest, async (index) => preparedFrom(bodies[index]!, hrefs[index]))
}
