import { ReaderError } from '#core/errors'

/** Reads numbers and names from the bytes of a record. All numbers are big-endian, as on a Palm. */
export class RecordView {
  readonly bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get length(): number {
    return this.bytes.length
  }

  /** @throws {ReaderError} `publication/corrupted` outside of the record; so do all others */
  uint8(at: number): number {
    return this.#within(at, 1).getUint8(at)
  }

  uint16(at: number): number {
    return this.#within(at, 2).getUint16(at)
  }

  uint32(at: number): number {
    return this.#within(at, 4).getUint32(at)
  }

  /** One character for each byte: names of records and parts of them. */
  name(at: number, length = 4): string {
    return String.fromCharCode(...this.slice(at, length))
  }

  hasName(name: string, at = 0): boolean {
    return at + name.length <= this.length && this.name(at, name.length) === name
  }

  /** A view into the record, no copy. */
  slice(at: number, length: number): Uint8Array {
    this.#within(at, length)
    return this.bytes.subarray(at, at + length)
  }

  #within(at: number, length: number): DataView {
    if (at >= 0 && length >= 0 && at + length <= this.length) return this.#view
    throw damaged(`Nothing at ${at} of a record of ${this.length} bytes`)
  }
}

export const damaged = (message: string): ReaderError =>
  new ReaderError('publication/corrupted', message)
