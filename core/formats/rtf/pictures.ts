import type { Neighbour } from '#core/formats/format'

import { fromBinaryString } from '../binary-string'
import { element, type Element } from '../office/element'

const twipsPerPx = 15

/** A picture while it is being read. */
export class PictureDraft {
  #ending: 'png' | 'jpg' | undefined
  #goal = 0
  #scale = 100
  readonly #hex: string[] = []
  #binary: string | undefined
  alt = ''
  /** Name of the property whose value comes next. */
  property = ''

  take(name: string, value = 0): void {
    if (name === 'pngblip') this.#ending = 'png'
    else if (name === 'jpegblip') this.#ending = 'jpg'
    else if (name === 'picwgoal') this.#goal = value
    else if (name === 'picscalex') this.#scale = value
  }

  addHex(text: string): void {
    this.#hex.push(text)
  }

  addBinary(text: string): void {
    this.#binary = text
  }

  /** Puts the picture among the others. @returns nothing for a kind that no browser shows */
  finish(pictures: Pictures): Element | undefined {
    if (this.#ending === undefined) return undefined
    const bytes =
      this.#binary === undefined ? fromHex(this.#hex.join('')) : fromBinaryString(this.#binary)
    if (bytes.length === 0) return undefined
    const src = pictures.add(bytes, this.#ending)
    const width = (this.#goal * this.#scale) / 100 / twipsPerPx
    return element('img', {
      src,
      alt: this.alt.trim(),
      width: width >= 1 && width <= 10_000 ? String(Math.round(width)) : undefined,
    })
  }
}

/** The pictures of a file, under names of our own. */
export class Pictures {
  readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>()

  add(bytes: Uint8Array<ArrayBuffer>, ending: string): string {
    const path = `pictures/${this.#bytes.size + 1}.${ending}`
    this.#bytes.set(path, bytes)
    return path
  }

  find(path: string): Neighbour | undefined {
    const bytes = this.#bytes.get(path)
    return bytes && { byteLength: bytes.length, bytes: async () => bytes }
  }
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replace(/[^0-9a-fA-F]/g, '')
  const bytes = new Uint8Array(digits.length >> 1)
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)
  }
  return bytes
}
