/** What a table of literals can hold. Tables are maps: Lua knows no lists. */
export type LuaValue = string | number | boolean | null | LuaTable
export type LuaTable = ReadonlyMap<string | number, LuaValue>

/** Tables inside tables: settings of a reader have three or four. */
const mostDepth = 100

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '\n',
}

/**
 * Reads `return { … }` where all is written out: names, strings, numbers, tables. It is no interpreter: nothing
 * is run, and what is no literal is no value.
 *
 * @throws {SyntaxError} for anything else
 * @see https://www.lua.org/manual/5.1/manual.html#8
 */
export function readLuaLiteral(source: string): LuaValue {
  return new LuaReader(source).read()
}

class LuaReader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  read(): LuaValue {
    this.#skip()
    if (this.#source.startsWith('return', this.#at)) this.#at += 'return'.length
    const value = this.#value(0)
    this.#skip()
    if (this.#at < this.#source.length) throw this.#error('nothing more')
    return value
  }

  #value(depth: number): LuaValue {
    this.#skip()
    const sign = this.#source[this.#at]
    if (sign === '{') return this.#table(depth + 1)
    if (sign === '"' || sign === "'") return this.#quoted(sign)
    if (sign === '[') return this.#long()
    const [word] =
      this.#match(/-?(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|\w+/y) ?? []
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'nil') return null
    const number = word === undefined || word === '' ? NaN : Number(word)
    if (Number.isNaN(number)) throw this.#error('a value')
    return number
  }

  #table(depth: number): LuaTable {
    if (depth > mostDepth) throw this.#error('fewer tables in tables')
    const table = new Map<string | number, LuaValue>()
    let next = 1
    this.#at += 1
    for (;;) {
      this.#skip()
      if (this.#take('}')) return table
      const key = this.#key(depth) ?? next++
      const value = this.#value(depth)
      if (value !== null) table.set(key, value)
      this.#skip()
      if (this.#take(',') || this.#take(';')) continue
      this.#skip()
      if (this.#source[this.#at] !== '}') throw this.#error('"," or "}"')
    }
  }

  /** `[1] =`, `["name"] =` or `name =`; `undefined` for a value without one. */
  #key(depth: number): string | number | undefined {
    const named = this.#match(/([A-Za-z_]\w*)\s*=(?!=)/y)
    if (named) return named[1]
    if (
      this.#source[this.#at] !== '[' ||
      /^\[=*\[/.test(this.#source.slice(this.#at, this.#at + 8))
    ) {
      return undefined
    }
    this.#at += 1
    const key = this.#value(depth)
    this.#skip()
    if (!this.#take(']')) throw this.#error('"]"')
    this.#skip()
    if (!this.#take('=')) throw this.#error('"="')
    if (typeof key !== 'string' && typeof key !== 'number') throw this.#error('a name')
    return key
  }

  #quoted(quote: string): string {
    let text = ''
    this.#at += 1
    for (;;) {
      const run = this.#match(quote === '"' ? /[^"\\\n]*/y : /[^'\\\n]*/y)
      text += run?.[0] ?? ''
      if (this.#take(quote)) return decoded(text)
      if (!this.#take('\\')) throw this.#error('the end of a string')
      const digits = this.#match(/\d{1,3}/y)
      if (digits)
        text += String.fromCharCode(Number(digits[0]) & 0xff).replace(/[\x80-\xff]/, byteMark)
      else {
        const sign = this.#source[this.#at++] ?? ''
        text += escapes[sign] ?? sign
      }
    }
  }

  /** `[[…]]`, `[==[…]==]` */
  #long(): string {
    const open = this.#match(/\[(=*)\[\n?/y)
    if (!open) throw this.#error('a string')
    const end = this.#source.indexOf(`]${open[1]}]`, this.#at)
    if (end < 0) throw this.#error('the end of a string')
    const text = this.#source.slice(this.#at, end)
    this.#at = end + 2 + open[1]!.length
    return text
  }

  /** White space and comments. */
  #skip(): void {
    while (this.#match(/\s+|--\[\[[^]*?\]\]|--[^\n]*/y));
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false
    this.#at += 1
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)
    if (found) this.#at = pattern.lastIndex
    return found
  }

  #error(wanted: string): SyntaxError {
    return new SyntaxError(`Expected ${wanted} at ${this.#at}`)
  }
}

/** Bytes given by number (`\195\169`) are UTF-8 together; they wait in a private area until the string ends. */
const byteArea = 0xf700
const byteMark = (byte: string): string => String.fromCharCode(byteArea + byte.charCodeAt(0))
const decoded = (text: string): string =>
  text.replace(/[\uF780-\uF7FF]+/g, (bytes) =>
    new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0) - byteArea)),
  )
