import { decodePercent, foldPath, resolvePath, readReference } from '#core/content/href'
import { parseXml, type XmlElement } from '#core/content/xml-tree'
import { cfiStep } from '#core/publication/cfi'
import type { Container } from '#core/formats/format'

import { mediaTypeOf } from '../media-types'

/** One `<item>` of the package's manifest. */
export interface PackageItem {
  readonly id: string
  /** Name of the entry in the container. */
  readonly href: string
  readonly mediaType: string
  readonly properties: readonly string[]
  readonly fallback: string | undefined
}

export interface SpineItem {
  readonly item: PackageItem
  readonly linear: boolean
  /** CFI of the item in the package, `/6/4[chapter-1]`. */
  readonly cfi: string | undefined
  readonly properties: readonly string[]
}

/** The package document (OPF), mapped but not yet interpreted. */
export interface PackageDocument {
  readonly path: string
  readonly metadata: XmlElement | undefined
  readonly uniqueIdentifier: string | undefined
  readonly items: readonly PackageItem[]
  /** As listed; items that are not in the container are left out. */
  readonly spine: readonly SpineItem[]
  readonly direction: string | undefined
  /** How the texts of its metadata run, where they do not say so themselves. */
  readonly textDirection: string | undefined
  /** Id of the NCX as the spine names it. */
  readonly ncxId: string | undefined
  readonly guide: ReadonlyArray<{
    readonly type: string
    readonly label: string
    readonly href: string
  }>
  itemById(id: string): PackageItem | undefined
  /** Entry name and fragment that an address in a document leads to. */
  resolve(from: string, address: string): { path: string; fragment: string | undefined } | undefined
}

export function parsePackage(source: string, path: string, container: Container): PackageDocument {
  const tree = parseXml(source)
  const root = tree.descendants('package')[0] ?? tree
  const resolve = createResolver(container)
  const items: PackageItem[] = []
  const byId = new Map<string, PackageItem>()
  /** What stands for an item whose file is not there, by its id. */
  const replacements = new Map<string, string>()
  for (const element of (root.descendants('manifest')[0] ?? root).descendants('item')) {
    const item = toItem(element, path, resolve)
    if (item) {
      items.push(item)
      if (!byId.has(item.id)) byId.set(item.id, item)
    } else {
      replacements.set(element.attribute('id') ?? '', element.attribute('fallback') ?? '')
    }
  }
  const itemById = (id: string): PackageItem | undefined => {
    const seen = new Set<string>()
    let wanted: string | undefined = id
    while (wanted !== undefined && !byId.has(wanted) && !seen.has(wanted)) {
      seen.add(wanted)
      wanted = replacements.get(wanted)
    }
    return byId.get(wanted ?? '')
  }
  const spine = root.descendants('spine')[0]
  const itemPaths = new Map(
    spine?.elements.map((element, index) => [
      element,
      cfiStep(root.elements.indexOf(spine), spine.attribute('id')) +
        cfiStep(index, element.attribute('id')),
    ]),
  )
  return {
    path,
    metadata: root.descendants('metadata')[0],
    uniqueIdentifier: root.attribute('unique-identifier'),
    items,
    spine: (spine?.descendants('itemref') ?? []).flatMap((element) => {
      const item = itemById(element.attribute('idref') ?? '')
      const linear = element.attribute('linear')?.toLowerCase() !== 'no'
      if (!item) return []
      // What stands for a file that is not there has another text.
      const cfi = item.id === element.attribute('idref') ? itemPaths.get(element) : undefined
      return [{ item, linear, cfi, properties: element.attributeWords('properties') }]
    }),
    direction: spine?.attribute('page-progression-direction')?.toLowerCase(),
    textDirection: root.attribute('dir'),
    ncxId: spine?.attribute('toc'),
    guide: (root.descendants('guide')[0]?.descendants('reference') ?? []).flatMap((element) => {
      const target = resolve(path, element.attribute('href') ?? '')
      if (!target) return []
      const type = element.attribute('type') ?? ''
      return [{ type, label: element.attribute('title') ?? '', href: joinHref(target) }]
    }),
    itemById,
    resolve,
  }
}

/** Address as the manifest has it: entry name, `#fragment` where there is one. */
export const joinHref = ({
  path,
  fragment,
}: {
  path: string
  fragment: string | undefined
}): string => (fragment ? `${path}#${fragment}` : path)

function toItem(
  element: XmlElement,
  from: string,
  resolve: PackageDocument['resolve'],
): PackageItem | undefined {
  const address = element.attribute('href')
  const target = address === undefined ? undefined : resolve(from, address)
  if (!target) return undefined
  const declared = element.attribute('media-type')?.toLowerCase().split(';')[0]?.trim()
  return {
    id: element.attribute('id') ?? '',
    href: target.path,
    mediaType: mediaTypeOf(target.path, declared),
    properties: element.attributeWords('properties'),
    fallback: element.attribute('fallback'),
  }
}

/** Finds entries by address: percent-encoded or not, in another case or Unicode form. */
function createResolver(container: Container): PackageDocument['resolve'] {
  const exact = new Set(container.paths)
  const folded = new Map<string, string>()
  for (const path of container.paths) {
    const key = foldPath(path)
    if (!folded.has(key)) folded.set(key, path)
  }
  const find = (path: string) => (exact.has(path) ? path : folded.get(foldPath(path)))
  return (from, address) => {
    const reference = readReference(from, address)
    if (reference.kind !== 'internal') return undefined
    const { fragment } = reference
    const [literal = ''] = address.trim().split('#')
    const path =
      find(reference.path) ??
      find(resolvePath(from, literal)) ??
      find(resolvePath(from, decodePercent(decodePercent(literal))))
    return path === undefined ? undefined : { path, fragment }
  }
}
