/** Bytes that grow up to a limit; what is over it is left out. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0
  readonly #most: number

  constructor(most: number) {
    this.#most = most
    this.#bytes = new Uint8Array(Math.min(most, 8_192))
  }

  get length(): number {
    return this.#length
  }

  get isFull(): boolean {
    return this.#length >= this.#most
  }

  /** What was written so far. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length)
  }

  push(byte: number): void {
    if (this.#makeRoom(1) === 1) this.#bytes[this.#length++] = byte
  }

  write(bytes: Uint8Array): void {
    const room = this.#makeRoom(bytes.length)
    this.#bytes.set(room < bytes.length ? bytes.subarray(0, room) : bytes, this.#length)
    this.#length += room
  }

  /** Repeats what stands `distance` bytes back; it may overlap what it writes. */
  copyBack(distance: number, count: number): void {
    if (distance === 0 || distance > this.#length) return
    const end = this.#length + this.#makeRoom(count)
    while (this.#length < end) {
      this.#bytes[this.#length] = this.#bytes[this.#length - distance]!
      this.#length++
    }
  }

  /** @returns how many of `count` bytes there is room for */
  #makeRoom(count: number): number {
    const needed = Math.min(this.#length + count, this.#most)
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.min(this.#most, Math.max(needed, this.#bytes.length * 2)))
      grown.set(this.bytes)
      this.#bytes = grown
    }
    return needed - this.#length
  }
}
