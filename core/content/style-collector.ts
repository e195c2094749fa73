import { readReference } from './href'
import type { FlatAttributes } from './markup-reader'
import type { StyleSource } from './prepared-section'
import { prepareStyleSheet, styleAddress, type Place } from './style-sheet'

/** Media that a screen is not. */
const otherMedia = /^(?:print|handheld|speech|aural|tv|tty|projection|embossed|braille|amzn-)/

/** The publisher's style sheets of a document in their order, as far as they apply to a screen. */
export class StyleCollector {
  readonly sources: StyleSource[] = []
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  /** `<link>` */
  addLink(attributes: FlatAttributes): void {
    const value = (name: string) => attributeOf(attributes, name)
    const relations = (value('rel') ?? '').toLowerCase().split(/\s+/)
    if (!relations.includes('stylesheet') || relations.includes('alternate')) return
    this.#addLinked(value('href'), value('type'), value('media'))
  }

  /** `<?xml-stylesheet …?>` */
  addInstruction(data: string): void {
    if (!/^xml-stylesheet\s/.test(data)) return
    const value = (name: string) =>
      new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(data)?.[1]
    if (value('alternate') === 'yes') return
    this.#addLinked(value('href'), value('type'), value('media'))
  }

  /** `<style>` */
  addStyle(css: string, media: string | undefined): void {
    if (!isForScreen(media)) return
    const prepared = prepareStyleSheet(css.replace(/^\s*<!--|-->\s*$/g, ''), this.#place)
    if (prepared.trim() !== '') this.sources.push({ css: prepared })
  }

  #addLinked(href: string | undefined, type: string | undefined, media: string | undefined): void {
    if (href === undefined || href.startsWith('#') || !isForScreen(media)) return
    if (type && !/^text\/(?:css|x-oeb1-css)/i.test(type.trim())) return
    if (readReference(this.#place.href, href).kind !== 'internal') return
    const address = styleAddress(href, this.#place)
    if (address !== null) this.sources.push({ href: address })
  }
}

export function attributeOf(attributes: FlatAttributes, name: string): string | undefined {
  for (let index = 0; index < attributes.length; index += 2) {
    if (attributes[index] === name) return attributes[index + 1]
  }
  return undefined
}

const isForScreen = (media: string | undefined): boolean =>
  (media ?? '').split(',').some((query) => !otherMedia.test(query.trim().toLowerCase()))
