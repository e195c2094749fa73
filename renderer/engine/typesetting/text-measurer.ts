/** Widths of one face at one size, as the browser will set them. All in CSS px. */
export interface Face {
  /** The face that was measured, this one or the same in another size, and how much wider this one is. */
  readonly measured: Face
  readonly scale: number
  widthOf(text: string): number
  /** A word space between two signs, with the kerning that they have across it. */
  spaceBetween(before: string, after: string): number
  /**
   * Where each UTF-16 unit of a word starts, and last where the word ends; `null` where signs do more to each
   * other than kerning by pairs, as in a ligature.
   */
  runningWidths(word: string): Float64Array | null
}

/** What decides how wide text is: read off an element, handed to the canvas. */
const faceProperties = [
  'font-style',
  'font-weight',
  'font-stretch',
  'font-family',
  'font-kerning',
  'font-optical-sizing',
  'font-feature-settings',
  'font-variation-settings',
  'font-variant-caps',
  'font-variant-numeric',
  'font-variant-ligatures',
  'font-variant-east-asian',
  'letter-spacing',
  'text-rendering',
] as const

/** Words kept for each face; a novel has about 30,000 different ones with their parts. */
const mostWords = 120_000

/**
 * Measures text for the elements of one document. A canvas inside that document uses its faces and
 * inherits what the canvas interface has no words for (old-style figures, features), so its widths are
 * those of the text on the page, to 1/64 px.
 */
export class TextMeasurer {
  readonly #document: Document
  readonly #faces = new Map<string, Face>()
  /** By all but the size: the first size in which each face was measured. */
  readonly #references = new Map<string, CanvasFace>()
  /** Faces that had arrived when the first of these widths was taken. */
  #arrived = 0

  constructor(document: Document) {
    this.#document = document
  }

  /** The face in which an element's own text is set. */
  faceOf(style: CSSStyleDeclaration): Face {
    const values = faceProperties.map((property) => style.getPropertyValue(property))
    const kind = values.join('|')
    const fontSize = parseFloat(style.fontSize)
    const key = `${fontSize}|${kind}`
    const known = this.#faces.get(key)
    if (known) return known
    const face = this.#faceIn(kind, values, fontSize)
    this.#faces.set(key, face)
    return face
  }

  /**
   * Forgets what was measured before other faces arrived: a width may be that of a face which stood in.
   * The document's own event comes too late, when the next text may have been measured already.
   */
  refresh(): void {
    let arrived = 0
    for (const { status } of this.#document.fonts) if (status === 'loaded') arrived += 1
    if (arrived !== this.#arrived) this.clear()
    this.#arrived = arrived
  }

  /** Forgets all widths. */
  clear(): void {
    for (const face of this.#references.values()) face.remove()
    this.#references.clear()
    this.#faces.clear()
  }

  #faceIn(kind: string, values: readonly string[], fontSize: number): Face {
    const reference = this.#references.get(kind)
    const face = new CanvasFace(this.#canvas(values, fontSize), fontSize)
    if (!reference) {
      this.#references.set(kind, face)
      return face
    }
    const scaled = new ScaledFace(reference, fontSize / reference.fontSize)
    if (Math.abs(scaled.widthOf(probe) - face.widthOf(probe)) < probeTolerance) {
      face.remove()
      return scaled
    }
    // Hinted for the screen, or drawn in another form for each size: it becomes the one to be measured.
    reference.remove()
    this.#references.set(kind, face)
    return face
  }

  #canvas(values: readonly string[], fontSize: number): HTMLCanvasElement {
    const canvas = this.#document.createElement('canvas')
    canvas.width = 0
    canvas.height = 0
    // Without a box it asks for no layout of the page when it comes and goes.
    canvas.style.display = 'none'
    for (const [index, property] of faceProperties.entries()) {
      canvas.style.setProperty(property, values[index]!)
    }
    canvas.style.fontSize = `${fontSize}px`
    this.#document.body.append(canvas)
    return canvas
  }
}

/** Letters, figures, a ligature and kerning; as wide as half a line. */
const probe = 'Hamburgefonstiv 0123456789 ffi AVATo — “Wy.”'
/** In px. */
const probeTolerance = 0.05

/** Latin, Greek, Cyrillic and their punctuation: no surrogates, and no marks that belong to the letter before. */
const onePerUnit = /^[!-\u024F\u0370-\u0482\u048A-\u0523\u1E00-\u1FFF\u2010-\u2027]+$/
/** Letters that many faces draw as one; such a word is measured whole. */
const ligatures = /[fT]|ct|st|ij|[ſßIJ]/
/** Words that must be the sum of their pairs before others are believed to be. */
const enoughProofs = 300
/** Sums of widths differ in their last bits; in px. */
const pairTolerance = 0.01

/** A face in another size than the one that was measured: most faces are as wide as they are high. */
class ScaledFace implements Face {
  readonly measured: Face
  readonly scale: number

  constructor(measured: Face, scale: number) {
    this.measured = measured
    this.scale = scale
  }

  widthOf(text: string): number {
    return this.measured.widthOf(text) * this.scale
  }

  spaceBetween(before: string, after: string): number {
    return this.measured.spaceBetween(before, after) * this.scale
  }

  runningWidths(word: string): Float64Array | null {
    return this.measured.runningWidths(word)?.map((width) => width * this.scale) ?? null
  }
}

class CanvasFace implements Face {
  readonly measured = this
  readonly scale = 1
  /** px */
  readonly fontSize: number
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #widths = new Map<string, number>()
  /** By the code units of two neighbours: from the start of the first to the start of the second. */
  readonly #advances = new Map<number, number>()
  /** Words whose width was measured and is the sum of their pairs, until one is not. */
  #proofs = 0
  #isByPairs = true
  readonly #spaces = new Map<string, Map<string, number>>()
  readonly #space: number

  constructor(canvas: HTMLCanvasElement, fontSize: number) {
    const context = canvas.getContext('2d')
    if (!context) throw new Error('text cannot be measured')
    const { style } = canvas
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    context.fontKerning = style.fontKerning as CanvasFontKerning
    context.fontStretch = 'normal'
    context.fontVariantCaps = style.fontVariantCaps as CanvasFontVariantCaps
    context.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing
    context.textRendering = style.textRendering as CanvasTextRendering
    this.fontSize = fontSize
    this.#canvas = canvas
    this.#context = context
    this.#space = context.measureText(' ').width
  }

  widthOf(text: string): number {
    const known = this.#widths.get(text)
    if (known !== undefined) return known
    if (this.#widths.size > mostWords) this.#widths.clear()
    const { width } = this.#context.measureText(text)
    this.#widths.set(text, width)
    return width
  }

  spaceBetween(before: string, after: string): number {
    if (before === '' || after === '') return this.#space
    let following = this.#spaces.get(before)
    if (!following) this.#spaces.set(before, (following = new Map()))
    const known = following.get(after)
    if (known !== undefined) return known
    const all = this.#context.measureText(`${before} ${after}`).width
    const width = all - this.widthOf(before) - this.widthOf(after)
    following.set(after, width)
    return width
  }

  runningWidths(word: string): Float64Array | null {
    if (!this.#isByPairs || !onePerUnit.test(word)) return null
    const { length } = word
    const sums = new Float64Array(length + 1)
    for (let index = 1; index < length; index++) {
      sums[index] = sums[index - 1]! + this.#advance(word, index)
    }
    const end = sums[length - 1]! + this.widthOf(word[length - 1]!)
    sums[length] = end
    const mayLigate = ligatures.test(word)
    if (!mayLigate && this.#proofs >= enoughProofs) return sums
    const isSum = Math.abs(end - this.widthOf(word)) < pairTolerance
    if (!mayLigate) {
      this.#proofs += 1
      this.#isByPairs &&= isSum
    }
    return isSum ? sums : null
  }

  #advance(word: string, index: number): number {
    const pair = word.charCodeAt(index - 1) * 0x10000 + word.charCodeAt(index)
    const known = this.#advances.get(pair)
    if (known !== undefined) return known
    const both = this.#context.measureText(word.slice(index - 1, index + 1)).width
    const advance = both - this.widthOf(word[index]!)
    this.#advances.set(pair, advance)
    return advance
  }

  remove(): void {
    this.#canvas.remove()
  }
}
