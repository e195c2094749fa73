import type { PDFPageProxy } from 'pdfjs-dist'

import { addressOf, type DestinationSource } from '#core/formats/pdf/destinations'

import { pageWords } from '../../words/page-words'

import { viewBox } from './place-rect'

/** More links than a page has. */
const mostLinks = 2_000

/** What pdf.js says of a link. */
interface LinkAnnotation {
  readonly subtype: string
  /** Points: left, bottom, right, top. */
  readonly rect: readonly number[]
  /** An address outside, which pdf.js found sound. */
  readonly url?: string
  readonly dest?: unknown
  /** `NextPage`, …; scripts, programs and attached files have other names, and are not followed. */
  readonly action?: string
}

interface LinkTargets {
  readonly destinations: DestinationSource
  /** `/publications/<id>/` */
  readonly base: string
}

/**
 * Lays links over a page: to other pages, and to addresses outside. Whatever else an annotation might set
 * off is left alone.
 */
export async function addLinks(
  host: HTMLElement,
  page: PDFPageProxy,
  { destinations, base }: LinkTargets,
): Promise<HTMLElement> {
  const layer = document.createElement('div')
  Object.assign(layer.style, {
    position: 'absolute',
    inset: '0',
    pointerEvents: 'none',
    zIndex: '1',
  })
  const annotations = (await page.getAnnotations().catch(() => [])) as LinkAnnotation[]
  const links = annotations.filter(({ subtype }) => subtype === 'Link').slice(0, mostLinks)
  for (const { rect, url, dest, action } of links) {
    const destination = dest ?? destinationOf(action, page.pageNumber - 1, destinations.pageCount)
    const inside = url === undefined ? await addressOf(destination, destinations) : undefined
    const href = inside === undefined ? url : base + inside
    if (href === undefined) continue
    const anchor = document.createElement('a')
    anchor.href = href
    anchor.setAttribute('aria-label', pageWords.linkName(url, inside))
    Object.assign(anchor.style, {
      position: 'absolute',
      pointerEvents: 'auto',
      ...boxOf(rect, page),
    })
    layer.append(anchor)
  }
  host.append(layer)
  return layer
}

/** Where a named action leads, as an explicit destination. */
function destinationOf(action: string | undefined, index: number, pageCount: number): unknown {
  switch (action) {
    case 'NextPage':
      return [index + 1]
    case 'PrevPage':
      return [index - 1]
    case 'FirstPage':
      return [0]
    case 'LastPage':
      return [pageCount - 1]
    default:
      return undefined
  }
}

/** In percent of the page, so that it stays where it is when the page grows. */
function boxOf(rect: readonly number[], page: PDFPageProxy) {
  const viewport = page.getViewport({ scale: 1 })
  const { x, y, width, height } = viewBox(rect, viewport)
  const percent = (length: number, of: number) => `${(100 * length) / of}%`
  return {
    left: percent(x, viewport.width),
    top: percent(y, viewport.height),
    width: percent(width, viewport.width),
    height: percent(height, viewport.height),
  }
}
