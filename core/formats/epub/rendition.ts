import { decodeMarkup } from '#core/content/decode-markup'
import { parseViewport, readLength, type Viewport } from '#core/content/viewport'
import { parseXml } from '#core/content/xml-tree'
import type { Container } from '#core/formats/format'
import type { Link, Metadata } from '#core/publication/publication'

import { MetadataSource } from './metadata-source'
import type { PackageDocument } from './package-document'

/** How the pages of a publication are laid out, whichever of many ways it was said in. */
export interface Rendition {
  readonly metadata: Pick<Metadata, 'layout' | 'spread' | 'flow' | 'pageSize'>
  /** What the properties of a spine item say of its page, as far as it differs from the publication. */
  readonly ofItem: (properties: readonly string[]) => Pick<Link, 'layout' | 'spread'>
}

type Layout = Metadata['layout']

/**
 * EPUB 3's `rendition:` properties, Kindle's `<meta name="fixed-layout">` and its like, Apple's file of
 * display options. What the package says itself comes first.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-rendering-control
 */
export async function readRendition(
  document: PackageDocument,
  container: Container,
): Promise<Rendition> {
  const source = new MetadataSource(document.metadata)
  const property = (name: string) => source.property(`rendition:${name}`)?.text
  const declared = property('layout')
  const isFixed =
    declared === undefined
      ? source.legacy('fixed-layout') === 'true' || (await isFixedByOptions(container))
      : declared === 'pre-paginated' || declared === 'roll'
  const global: Layout = isFixed ? 'fixed' : 'reflowable'
  const layout = usualLayout(document, global)
  const spread = spreads.get(property('spread') ?? '')
  const hasFixed = document.spine.some(
    ({ properties }) => (ownLayout(properties) ?? global) === 'fixed',
  )
  const flow = property('flow')
  const isStrip = declared === 'roll' || flow === 'scrolled-continuous'
  const pageSize =
    parseViewport(property('viewport') ?? '') ?? resolution(source.legacy('original-resolution'))
  return {
    metadata: {
      layout,
      ...(layout === 'fixed'
        ? isStrip && { flow: 'scrolled' as const }
        : flow !== undefined && flows.has(flow) && { flow: flows.get(flow)! }),
      ...(hasFixed && spread && { spread }),
      ...(hasFixed && pageSize && { pageSize }),
    },
    ofItem(properties) {
      const own = ownLayout(properties) ?? global
      const half = properties.map((name) => halves.get(withoutPrefix(name))).find(Boolean)
      return {
        ...(own !== layout && { layout: own }),
        ...(own === 'fixed' && half && { spread: half }),
      }
    },
  }
}

/** Of text that flows. Each document by itself, one after the other, is one column all the same. */
const flows: ReadonlyMap<string, NonNullable<Metadata['flow']>> = new Map([
  ['paginated', 'paginated'],
  ['scrolled-continuous', 'scrolled'],
  ['scrolled-doc', 'scrolled'],
])

const spreads: ReadonlyMap<string, NonNullable<Metadata['spread']>> = new Map([
  ['none', 'none'],
  ['both', 'both'],
  // Deprecated, and says that not even the narrow side of a screen is too narrow for two.
  ['portrait', 'both'],
])

const halves: ReadonlyMap<string, NonNullable<Link['spread']>> = new Map([
  ['page-spread-left', 'left'],
  ['page-spread-right', 'right'],
  ['page-spread-center', 'alone'],
  ['spread-none', 'alone'],
  // Kindle's names.
  ['facing-page-left', 'left'],
  ['facing-page-right', 'right'],
])

const withoutPrefix = (name: string): string => name.replace(/^rendition:/, '')

/** The first one counts where there are several. */
function ownLayout(properties: readonly string[]): Layout | undefined {
  const name = properties.map(withoutPrefix).find((name) => name.startsWith('layout-'))
  if (name === 'layout-pre-paginated') return 'fixed'
  return name === 'layout-reflowable' ? 'reflowable' : undefined
}

/** The layout of most of its pages: one navigator draws all of them. */
function usualLayout({ spine }: PackageDocument, global: Layout): Layout {
  const fixed = spine.filter(({ properties }) => (ownLayout(properties) ?? global) === 'fixed')
  if (spine.length === 0 || fixed.length * 2 === spine.length) return global
  return fixed.length * 2 > spine.length ? 'fixed' : 'reflowable'
}

/** Options for all platforms, as Apple has them, and Kobo after it. */
const displayOptions = [
  'META-INF/com.apple.ibooks.display-options.xml',
  'META-INF/com.kobobooks.display-options.xml',
]

async function isFixedByOptions(container: Container): Promise<boolean> {
  for (const path of displayOptions) {
    const bytes = await readOrNothing(container, path)
    if (!bytes) continue
    const option = parseXml(decodeMarkup(bytes))
      .descendants('option')
      .find((element) => element.attribute('name') === 'fixed-layout')
    if (option) return option.text === 'true'
  }
  return false
}

/** What cannot be read of it says nothing. */
async function readOrNothing(container: Container, path: string): Promise<Uint8Array | undefined> {
  try {
    return await container.read(path)
  } catch {
    return undefined
  }
}

/** `1072x1448` */
function resolution(text: string | undefined): Viewport | undefined {
  const [width, height] = (text ?? '').split(/x/i).map(readLength)
  return width === undefined || height === undefined ? undefined : { width, height }
}
