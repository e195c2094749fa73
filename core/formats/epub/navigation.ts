import { parseXml, type XmlElement } from '#core/content/xml-tree'
import type { Manifest, TocEntry } from '#core/publication/publication'

import { joinHref, type PackageDocument } from './package-document'

export interface Navigation {
  /** Where the text begins, by the landmarks or the guide. */
  readonly start?: string
  readonly toc: TocEntry[]
  readonly landmarks: Manifest['landmarks']
  readonly pageList: Manifest['pageList']
}

type Resolve = (address: string) => string | undefined

/** Deeper levels are shown on this one: no reader can use more. */
const maxLevels = 32

/** EPUB 3's navigation document. */
export function parseNav(source: string, path: string, document: PackageDocument): Navigation {
  const root = parseXml(source)
  const resolve = createResolve(path, document)
  const lists = root.descendants('nav')
  const ofType = (type: string) => lists.find((nav) => nav.attributeWords('type').includes(type))
  const toc = ofType('toc') ?? lists.find((nav) => nav.attribute('type') === undefined)
  return {
    toc: toc ? navEntries(toc, resolve, 0) : [],
    landmarks: links(ofType('landmarks')).flatMap((link) => {
      const href = resolve(link.attribute('href') ?? '')
      const [type] = link.attributeWords('type')
      return href && type ? [{ type, label: labelOf(link), href }] : []
    }),
    pageList: links(ofType('page-list')).flatMap((link) => {
      const href = resolve(link.attribute('href') ?? '')
      const label = labelOf(link)
      return href && label ? [{ label, href }] : []
    }),
  }
}

/** EPUB 2's NCX. */
export function parseNcx(source: string, path: string, document: PackageDocument): Navigation {
  const root = parseXml(source)
  const resolve = createResolve(path, document)
  const map = root.descendants('navmap')[0] ?? root
  return {
    toc: ncxEntries(map, resolve, 0),
    landmarks: [],
    pageList: (root.descendants('pagelist')[0]?.descendants('pagetarget') ?? []).flatMap(
      (target) => {
        const href = resolve(target.child('content')?.attribute('src') ?? '')
        const label = target.child('navlabel')?.text || target.attribute('value')
        return href && label ? [{ label, href }] : []
      },
    ),
  }
}

const createResolve =
  (path: string, document: PackageDocument): Resolve =>
  (address) => {
    if (address === '') return undefined
    const target = document.resolve(path, address)
    return target && joinHref(target)
  }

const links = (nav: XmlElement | undefined): XmlElement[] => nav?.descendants('a') ?? []

/** The list items of a `<nav>` or `<li>`, at whatever depth the list stands in it. */
function navEntries(parent: XmlElement, resolve: Resolve, level: number): TocEntry[] {
  return listItems(parent).flatMap((item) => {
    const heading = item.elements.find(({ name }) => name !== 'ol' && name !== 'ul')
    const link = heading?.name === 'a' ? heading : heading?.descendants('a')[0]
    const label = heading ? labelOf(link ?? heading) : ownText(item)
    const children = level < maxLevels ? navEntries(item, resolve, level + 1) : []
    return toEntry(label, link && resolve(link.attribute('href') ?? ''), children)
  })
}

function listItems(parent: XmlElement): XmlElement[] {
  return parent.elements.flatMap((element) => {
    if (element.name === 'ol' || element.name === 'ul') {
      return element.elements.flatMap((child) =>
        child.name === 'li'
          ? [child]
          : child.name === 'ol' || child.name === 'ul'
            ? listItems(element)
            : [],
      )
    }
    return /^(?:div|section|article|header|main)$/.test(element.name) ? listItems(element) : []
  })
}

function ncxEntries(parent: XmlElement, resolve: Resolve, level: number): TocEntry[] {
  return parent.childrenNamed('navpoint').flatMap((point) => {
    const label = point.child('navlabel')?.text ?? ''
    const href = resolve(point.child('content')?.attribute('src') ?? '')
    const children = level < maxLevels ? ncxEntries(point, resolve, level + 1) : []
    return toEntry(label, href, children)
  })
}

/** An entry without a label gives way to its children. */
function toEntry(label: string, href: string | undefined, children: TocEntry[]): TocEntry[] {
  if (label === '') return children
  return [{ label, ...(href !== undefined && { href }), children }]
}

/** Text, with the words for images in it; else what the title attribute says. */
function labelOf(element: XmlElement): string {
  const text = withImages(element).replace(/\s+/g, ' ').trim()
  return text || element.attribute('title') || ''
}

const withImages = (element: XmlElement): string =>
  element.name === 'img'
    ? (element.attribute('alt') ?? element.attribute('title') ?? '')
    : element.children
        .map((child) => (typeof child === 'string' ? child : withImages(child)))
        .join('')

const ownText = (element: XmlElement): string =>
  element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
