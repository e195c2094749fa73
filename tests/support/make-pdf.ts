import { type PdfLock, pdfLock } from './pdf-lock'

/** Points from the page's left upper corner, as one thinks of a page; PDF itself counts from below. */
export interface PdfText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly font?: 'roman' | 'bold'
}

export interface PdfLink {
  /** Left, top, width, height. */
  readonly box: readonly [number, number, number, number]
  /** An action or a destination as PDF writes it: `/A<</S/URI/URI(…)>>`. */
  readonly target: string
}

export interface PdfPage {
  readonly text?: readonly PdfText[]
  readonly links?: readonly PdfLink[]
  /** Points; 432 by 648 where they are not given. */
  readonly size?: readonly [number, number]
  /** More of the page's dictionary: `/Rotate 90`. */
  readonly more?: string
  /** Drawing operators before the text. */
  readonly content?: string
  /** RGB samples that are drawn over a box: left, top, width, height. */
  readonly picture?: {
    readonly width: number
    readonly height: number
    readonly samples: Uint8Array
    readonly box: readonly [number, number, number, number]
  }
}

export interface PdfOutlineEntry {
  readonly title: string
  /** A destination or an action as PDF writes it; `{page}` where the page's reference belongs. */
  readonly target?: string
  /** Index of the page for `{page}`. */
  readonly page?: number
  readonly children?: readonly PdfOutlineEntry[]
}

export interface PdfParts {
  readonly pages: readonly PdfPage[]
  /** Entries of the information dictionary as PDF writes them: `/Title(Night)`. */
  readonly info?: string
  /** The content of `rdf:RDF`. */
  readonly xmp?: string
  readonly outline?: readonly PdfOutlineEntry[]
  /** Named destinations: name to index of a page. */
  readonly destinations?: Readonly<Record<string, number>>
  /** More of the catalog: `/PageLabels<<…>>`. */
  readonly catalog?: string
  /** More of the trailer: `/Encrypt<<…>>`. */
  readonly trailer?: string
  /** Without it nothing can be read. */
  readonly password?: string
}

const usualSize = [432, 648] as const

/** A small PDF, uncompressed, so that a test can read it and spoil it. */
export function makePdf(parts: PdfParts): Uint8Array<ArrayBuffer> {
  const file = new PdfFile(parts.password === undefined ? undefined : pdfLock(parts.password))
  const [catalog, tree, roman, bold, info] = file.reserve(5)
  const pages = parts.pages.map((page) => ({ page, number: file.reserve(1)[0]! }))
  const fonts = `/Font<</roman ${roman} 0 R/bold ${bold} 0 R>>`
  file.set(roman!, '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>')
  file.set(bold!, '<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>')
  for (const { page, number } of pages) writePage(file, { page, number, tree: tree!, fonts })
  const kids = pages.map(({ number }) => `${number} 0 R`).join(' ')
  file.set(tree!, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)
  file.set(info!, `<<${parts.info ?? ''}>>`)

  const numbers = pages.map(({ number }) => number)
  const names = Object.entries(parts.destinations ?? {})
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, page]) => `(${name})[${numbers[page]} 0 R/Fit]`)
  const entries = [
    `/Type/Catalog/Pages ${tree} 0 R`,
    ...(parts.outline ? [`/Outlines ${writeOutline(file, parts.outline, numbers)} 0 R`] : []),
    ...(names.length > 0 ? [`/Names<</Dests<</Names[${names.join('')}]>>>>`] : []),
    ...(parts.xmp === undefined ? [] : [`/Metadata ${writeXmp(file, parts.xmp)} 0 R`]),
    parts.catalog ?? '',
  ]
  file.set(catalog!, `<<${entries.join('')}>>`)
  return file.finish(`/Root ${catalog} 0 R/Info ${info} 0 R${parts.trailer ?? ''}`)
}

/** Pages with one text each, a line for each line of it. */
export const aPdf = (...texts: string[]): Uint8Array<ArrayBuffer> =>
  makePdf({ pages: texts.map((text) => aPage(text)) })

/** A page of lines from the top: 11 pt on 14 pt. */
export const aPage = (text: string): PdfPage => ({
  text: text.split('\n').map((line, at) => ({ x: 54, y: 72 + at * 14, text: line })),
})

/** Objects by number, a table of where they lie, and a trailer: what a PDF is made of. */
export class PdfFile {
  readonly #objects = new Map<number, Uint8Array>()
  readonly #lock: PdfLock | undefined
  #count = 0

  constructor(lock?: PdfLock) {
    this.#lock = lock
  }

  reserve(count: number): number[] {
    return Array.from({ length: count }, () => ++this.#count)
  }

  set(number: number, body: string): void {
    this.#objects.set(number, latin1(body))
  }

  setStream(number: number, readable: Uint8Array, entries = ''): void {
    const content = this.#lock?.encrypt(number, readable) ?? readable
    const head = latin1(`<<${entries}/Length ${content.length}>>\nstream\n`)
    this.#objects.set(number, joined([head, content, latin1('\nendstream')]))
  }

  finish(trailer: string): Uint8Array<ArrayBuffer> {
    const parts = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
    let length = parts[0]!.length
    const offsets: number[] = []
    const add = (bytes: Uint8Array) => {
      parts.push(new Uint8Array(bytes))
      length += bytes.length
    }
    for (let number = 1; number <= this.#count; number++) {
      offsets.push(length)
      add(latin1(`${number} 0 obj\n`))
      add(this.#objects.get(number) ?? latin1('null'))
      add(latin1('\nendobj\n'))
    }
    const start = length
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    const size = this.#count + 1
    add(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`))
    const locked = this.#lock?.trailer ?? ''
    add(latin1(`trailer\n<</Size ${size}${trailer}${locked}>>\nstartxref\n${start}\n%%EOF\n`))
    return joined(parts)
  }
}

/** A text as PDF writes it, in Latin 1 or else in UTF-16. */
export function pdfString(text: string): string {
  if (/^[\x20-\xff]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  )
  return `<FEFF${units.join('')}>`
}

interface PageToWrite {
  readonly page: PdfPage
  readonly number: number
  readonly tree: number
  readonly fonts: string
}

function writePage(file: PdfFile, { page, number, tree, fonts }: PageToWrite): void {
  const [width, height] = page.size ?? usualSize
  const [content] = file.reserve(1)
  const lines = (page.text ?? []).map(
    ({ x, y, text, size = 11, font = 'roman' }) =>
      `/${font} ${size} Tf 1 0 0 1 ${x} ${height - y} Tm ${pdfString(text)} Tj`,
  )
  const drawing = [page.content ?? '']
  let resources = fonts
  if (page.picture) {
    const [picture] = file.reserve(1)
    const { width: columns, height: rows, samples, box } = page.picture
    const entries = `/Type/XObject/Subtype/Image/Width ${columns}/Height ${rows}/ColorSpace/DeviceRGB/BitsPerComponent 8`
    file.setStream(picture!, samples, entries)
    resources += `/XObject<</picture ${picture} 0 R>>`
    drawing.push(`q ${box[2]} 0 0 ${box[3]} ${box[0]} ${height - box[1] - box[3]} cm /picture Do Q`)
  }
  file.setStream(content!, latin1(`${drawing.join('\n')}\nBT\n${lines.join('\n')}\nET`))
  const links = (page.links ?? []).map(({ box: [x, y, w, h], target }) => {
    const rect = [x, height - y - h, x + w, height - y].join(' ')
    return `<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[${rect}]${target}>>`
  })
  file.set(
    number,
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${width} ${height}]/Resources<<${resources}>>` +
      `/Contents ${content} 0 R${links.length > 0 ? `/Annots[${links.join('')}]` : ''}${page.more ?? ''}>>`,
  )
}

function writeOutline(
  file: PdfFile,
  entries: readonly PdfOutlineEntry[],
  pages: readonly number[],
): number {
  const [root] = file.reserve(1)
  const write = (children: readonly PdfOutlineEntry[], parent: number): string => {
    const numbers = file.reserve(children.length)
    for (const [at, { title, target, page, children: below = [] }] of children.entries()) {
      const around =
        (at > 0 ? `/Prev ${numbers[at - 1]} 0 R` : '') +
        (at < numbers.length - 1 ? `/Next ${numbers[at + 1]} 0 R` : '')
      const written = target ?? (page === undefined ? '' : '/Dest[{page}/XYZ 0 600 null]')
      const leads = written.replace('{page}', `${pages[page ?? 0]} 0 R`)
      const inside = below.length > 0 ? write(below, numbers[at]!) : ''
      file.set(
        numbers[at]!,
        `<</Title${pdfString(title)}/Parent ${parent} 0 R${around}${leads}${inside}>>`,
      )
    }
    return `/First ${numbers[0]} 0 R/Last ${numbers.at(-1)} 0 R/Count ${numbers.length}`
  }
  file.set(root!, `<</Type/Outlines${write(entries, root!)}>>`)
  return root!
}

function writeXmp(file: PdfFile, content: string): number {
  const [number] = file.reserve(1)
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${content}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  file.setStream(number!, new TextEncoder().encode(packet), '/Type/Metadata/Subtype/XML')
  return number!
}

const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (sign) => sign.charCodeAt(0))

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
