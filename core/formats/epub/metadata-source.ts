import type { XmlElement } from '#core/content/xml-tree'
import type { Contributor } from '#core/publication/publication'

/** What a package says in its `<metadata>`, in EPUB 3's way and in EPUB 2's. */
export class MetadataSource {
  readonly #root: XmlElement | undefined
  readonly #metas: readonly XmlElement[]

  constructor(root: XmlElement | undefined) {
    this.#root = root
    this.#metas = root?.descendants('meta') ?? []
  }

  /** Dublin Core elements of that name that have text. */
  named(name: string): XmlElement[] {
    return (this.#root?.descendants(name) ?? []).filter(({ text }) => text !== '')
  }

  first(name: string): string | undefined {
    return this.named(name)[0]?.text
  }

  /** EPUB 2: `<meta name="…" content="…">`. */
  legacy(name: string): string | undefined {
    return this.#metas.find((meta) => meta.attribute('name') === name)?.attribute('content')
  }

  /** EPUB 3: `<meta property="…">` about the publication itself. */
  property(name: string): XmlElement | undefined {
    return this.#metas.find(
      (meta) =>
        meta.attribute('property') === name && !meta.attribute('refines') && meta.text !== '',
    )
  }

  properties(name: string): XmlElement[] {
    return this.#metas.filter((meta) => meta.attribute('property') === name && meta.text !== '')
  }

  /** EPUB 3: what another `<meta>` says about an element. */
  refinement(element: XmlElement, property: string): string | undefined {
    const id = element.attribute('id')
    if (id === undefined) return undefined
    return this.#metas.find(
      (meta) =>
        meta.attribute('property') === property &&
        meta.attribute('refines')?.replace(/^#/, '') === id &&
        meta.text !== '',
    )?.text
  }

  contributor(element: XmlElement, name: string): Contributor {
    const role = this.refinement(element, 'role') ?? element.attribute('role')
    const sortAs = this.refinement(element, 'file-as') ?? element.attribute('file-as')
    return {
      name,
      ...(sortAs && { sortAs }),
      ...(role && { role: role.toLowerCase() }),
    }
  }
}
