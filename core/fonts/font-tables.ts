import { ReaderError } from '#core/errors'

/** Undoes the compression of a web font. Both throw, or answer fewer bytes, for what is damaged. */
export interface Inflate {
  readonly zlib: (bytes: Uint8Array, byteLength: number) => Uint8Array
  readonly brotli: (bytes: Uint8Array, byteLength: number) => Uint8Array
}

/** The tables of a font by tag; one that is stored in a form of its own (WOFF 2) is left out. */
export type FontTables = ReadonlyMap<string, DataView>

/** More than any font has; a lying header must not make us reserve memory. */
const mostTables = 200
const mostTableBytes = 64_000_000

/**
 * Finds the tables of a TrueType, OpenType, WOFF or WOFF 2 file.
 *
 * @throws {ReaderError} `font/unsupported` for what is no such file, `font/damaged`
 */
export function fontTables(bytes: Uint8Array, inflate: Inflate): FontTables {
  const view = viewOf(bytes)
  const signature = bytes.length >= 12 ? view.getUint32(0) : 0
  try {
    switch (signature) {
      case 0x00010000:
      case 0x4f54544f: // OTTO
      case 0x74727565: // true
        return plainTables(view)
      case 0x774f4646: // wOFF
        return woffTables(view, inflate)
      case 0x774f4632: // wOF2
        return woff2Tables(view, inflate)
    }
  } catch (cause) {
    throw new ReaderError('font/damaged', 'The font cannot be read', { cause })
  }
  throw new ReaderError('font/unsupported', 'Not a font file')
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** @throws RangeError where the part does not lie in the whole */
function part(view: DataView, offset: number, byteLength: number): DataView {
  // The buffer may be larger than the file: what lies beside it is none of ours.
  if (offset + byteLength > view.byteLength) throw new RangeError('outside of the file')
  return new DataView(view.buffer, view.byteOffset + offset, byteLength)
}

const bytesOf = (view: DataView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

const tagAt = (view: DataView, offset: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)))

function tableCount(view: DataView, offset: number): number {
  const count = view.getUint16(offset)
  if (count === 0 || count > mostTables) throw new RangeError('no plausible number of tables')
  return count
}

function plainTables(view: DataView): FontTables {
  const tables = new Map<string, DataView>()
  for (let index = 0, at = 12; index < tableCount(view, 4); index++, at += 16) {
    tables.set(tagAt(view, at), part(view, view.getUint32(at + 8), view.getUint32(at + 12)))
  }
  return tables
}

function woffTables(view: DataView, inflate: Inflate): FontTables {
  const tables = new Map<string, DataView>()
  for (let index = 0, at = 44; index < tableCount(view, 12); index++, at += 20) {
    const [offset, packed, length] = [4, 8, 12].map((field) => view.getUint32(at + field)) as [
      number,
      number,
      number,
    ]
    const stored = part(view, offset, packed)
    tables.set(tagAt(view, at), packed < length ? unpacked(stored, length, inflate.zlib) : stored)
  }
  return tables
}

function unpacked(stored: DataView, length: number, inflate: Inflate['zlib']): DataView {
  if (length > mostTableBytes) throw new RangeError('implausibly large')
  const bytes = inflate(bytesOf(stored), length)
  if (bytes.length !== length) throw new RangeError('cut short')
  return viewOf(bytes)
}

/** @see https://www.w3.org/TR/WOFF2/#table_dir_format */
function woff2Tables(view: DataView, inflate: Inflate): FontTables {
  const packedLength = view.getUint32(20)
  const entries: { tag: string; length: number; isPlain: boolean }[] = []
  let at = 48
  const number = () => {
    let value = 0
    for (let digit = 0; digit < 5; digit++) {
      const byte = view.getUint8(at++)
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
    throw new RangeError('a number without end')
  }
  for (let index = 0; index < tableCount(view, 12); index++) {
    const flags = view.getUint8(at++)
    const known = knownTags[flags & 63]
    const tag = known ?? tagAt(view, at)
    if (known === undefined) at += 4
    const version = flags >> 6
    const isPlain = tag === 'glyf' || tag === 'loca' ? version === 3 : version === 0
    const length = number()
    entries.push({ tag, length: isPlain ? length : number(), isPlain })
  }
  const total = entries.reduce((sum, { length }) => sum + length, 0)
  const stream = unpacked(part(view, at, packedLength), total, inflate.brotli)
  const tables = new Map<string, DataView>()
  let offset = 0
  for (const { tag, length, isPlain } of entries) {
    if (isPlain) tables.set(tag, part(stream, offset, length))
    offset += length
  }
  return tables
}

/** Tags that WOFF 2 writes as a number, in its order. */
const knownTags = (
  'cmap,head,hhea,hmtx,maxp,name,OS/2,post,cvt ,fpgm,glyf,loca,prep,CFF ,VORG,EBDT,EBLC,gasp,hdmx,' +
  'kern,LTSH,PCLT,VDMX,vhea,vmtx,BASE,GDEF,GPOS,GSUB,EBSC,JSTF,MATH,CBDT,CBLC,COLR,CPAL,SVG ,sbix,' +
  'acnt,avar,bdat,bloc,bsln,cvar,fdsc,feat,fmtx,fvar,gvar,hsty,just,lcar,mort,morx,opbd,prop,trak,' +
  'Zapf,Silf,Glat,Gloc,Feat,Sill'
).split(',')
