import { parseXml, type XmlElement } from '#core/content/xml-tree'

/** Longer packets carry pictures and histories; the words of a title are in the first part. */
const longest = 1_000_000

/**
 * The description that lies in a PDF as XML.
 *
 * @see https://developer.adobe.com/xmp/docs/
 */
export class Xmp {
  readonly #descriptions: readonly XmlElement[]

  constructor(packet: string) {
    this.#descriptions = parseXml(packet.slice(0, longest)).descendants('description')
  }

  /** All values of a property by its local name: of a list, each; of one in several languages, the main one. */
  values(name: string): string[] {
    const [property] = this.#descriptions.flatMap((element) => element.childrenNamed(name))
    const items = property?.descendants('li') ?? []
    const main = items.find((item) => item.attribute('lang') === 'x-default')
    const texts = main ? [main.text] : items.map(({ text }) => text)
    const single = property?.text ?? this.#attribute(name) ?? ''
    return (items.length > 0 ? texts : [single]).filter((text) => text !== '')
  }

  value(name: string): string | undefined {
    return this.values(name)[0]
  }

  /** A series as calibre writes it: its name, and the number of the volume. */
  get series(): { readonly name: string; readonly position?: number } | undefined {
    const [series] = this.#descriptions.flatMap((element) => element.childrenNamed('series'))
    const name = series?.descendants('value')[0]?.text ?? ''
    if (name === '') return undefined
    const position = Number.parseFloat(series?.descendants('series_index')[0]?.text ?? '')
    return { name, ...(Number.isFinite(position) && { position }) }
  }

  /** Simple properties may be written as attributes. */
  #attribute(name: string): string | undefined {
    for (const element of this.#descriptions) {
      const value = element.attribute(name)
      if (value !== undefined) return value
    }
    return undefined
  }
}
