import { decodeMarkup } from '#core/content/decode-markup'
import { foldPath, resolvePath } from '#core/content/href'
import { parseXml, XmlElement } from '#core/content/xml-tree'
import type { Container } from '#core/formats/format'

/** What a part of the package refers to by an id: another part, or an address outside. */
export interface Relationship {
  /** Last word of its type: `image`, `hyperlink`, `styles`, … */
  readonly type: string
  /** Path of a part; address as written where it is external. */
  readonly target: string
  readonly isExternal: boolean
}

export type Relationships = ReadonlyMap<string, Relationship>

/** Path of the main document, by its relationship or its usual name; `undefined` for another file. */
export async function findDocument(container: Container): Promise<string | undefined> {
  const usual = 'word/document.xml'
  const named = [...(await readRelationships(container, '')).values()].find(
    ({ type, isExternal }) => type === 'officeDocument' && !isExternal,
  )?.target
  return [named, usual].find(
    (path) => path !== undefined && container.byteLength(path) !== undefined,
  )
}

/** The relationships of a part; those of the package for `''`. */
export async function readRelationships(
  container: Container,
  part: string,
): Promise<Map<string, Relationship>> {
  const slash = part.lastIndexOf('/') + 1
  const path = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  const relationships = new Map<string, Relationship>()
  for (const element of (await readPart(container, path)).descendants('relationship')) {
    const id = element.attribute('id')
    const target = element.attribute('target')
    if (id === undefined || target === undefined) continue
    const isExternal = element.attribute('targetmode')?.toLowerCase() === 'external'
    relationships.set(id, {
      type: element.attribute('type')?.split('/').at(-1) ?? '',
      target: isExternal ? target : resolvePath(part, target.replaceAll('\\', '/')),
      isExternal,
    })
  }
  return relationships
}

/** A part as a tree; an empty one where it is not there. */
export async function readPart(container: Container, path: string): Promise<XmlElement> {
  const bytes = await container.read(path)
  return bytes ? parseXml(decodeMarkup(bytes)) : new XmlElement('')
}

/** The part of a kind that the document refers to, or that lies where it usually does. */
export async function readRelated(
  container: Container,
  relationships: Relationships,
  type: string,
): Promise<XmlElement> {
  const related = [...relationships.values()].find(
    (one) => !one.isExternal && foldPath(one.type) === foldPath(type),
  )
  return related ? readPart(container, related.target) : new XmlElement('')
}
