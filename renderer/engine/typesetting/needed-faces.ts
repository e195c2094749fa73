/**
 * Fetches the faces that a document's texts need: each file of a face holds some scripts only, and is asked
 * for when a text is drawn. What is measured before is measured in a face that stands in.
 */
export class NeededFaces {
  readonly #document: Document
  /** By the CSS `font` shorthand: 1 for each UTF-16 unit whose face is there. */
  readonly #there = new Map<string, Uint8Array>()

  constructor(document: Document) {
    this.#document = document
  }

  /** Resolves when what the text under an element needs is there. */
  async load(root: Element): Promise<void> {
    const { fonts } = this.#document
    const loads: Promise<unknown>[] = []
    for (const [font, signs] of this.#newSigns(root)) {
      // One that cannot be had falls back to the next in its list.
      if (!fonts.check(font, signs)) loads.push(fonts.load(font, signs).catch(() => undefined))
    }
    await Promise.all(loads)
  }

  /**
   * Fetches the faces of another family that the text under an element will need when it wears that one:
   * a face that is there when the lines are set keeps no page waiting, and none empty.
   *
   * @param family as in CSS
   */
  async loadAhead(root: Element, family: string): Promise<void> {
    const { fonts } = this.#document
    const signs = new Map<string, Set<string>>()
    for (const [font, text] of textsByFont(root)) {
      let known = signs.get(font)
      if (!known) signs.set(font, (known = new Set()))
      for (const sign of text) known.add(sign)
    }
    const loads = Array.from(signs, ([font, used]) => {
      const [style = 'normal', weight = '400', size = '16px'] = font.split(' ')
      const text = Array.from(used).join('')
      return fonts.load(`${style} ${weight} ${size} ${family}`, text).catch(() => undefined)
    })
    await Promise.all(loads)
  }

  /** Other faces have taken the place of those known. */
  forget(): void {
    this.#there.clear()
  }

  /** The signs that no text before had in the same font. */
  #newSigns(root: Element): Map<string, string> {
    const found = new Map<string, string>()
    for (const [font, text] of textsByFont(root)) {
      let there = this.#there.get(font)
      if (!there) this.#there.set(font, (there = new Uint8Array(0x10000)))
      let signs = ''
      for (let index = 0; index < text.length; index++) {
        if (there[text.charCodeAt(index)] === 1) continue
        there[text.charCodeAt(index)] = 1
        // The second half of a pair may be new with a first half that is known.
        const start = /[\uDC00-\uDFFF]/.test(text[index]!) ? Math.max(0, index - 1) : index
        signs += String.fromCodePoint(text.codePointAt(start)!)
      }
      if (signs !== '') found.set(font, (found.get(font) ?? '') + signs)
    }
    return found
  }
}

/** Every text under an element with the font that it is set in, by the CSS `font` shorthand. */
function* textsByFont(root: Element): Iterable<readonly [font: string, text: string]> {
  const fontOfKind = new Map<string, string>()
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent) continue
    const kind = kindOf(parent)
    let font = fontOfKind.get(kind)
    if (font === undefined) fontOfKind.set(kind, (font = fontOf(parent)))
    yield [font, (node as Text).data]
  }
}

/** Elements that look alike to a style sheet, but for their place among their siblings. */
const kindOf = (element: Element): string => {
  const { parentElement: parent } = element
  return [
    element.localName,
    element.className,
    element.getAttribute('style'),
    parent?.localName,
    parent?.className,
  ].join('|')
}

function fontOf(element: Element): string {
  const view = element.ownerDocument.defaultView
  if (!view) return ''
  const { fontStyle, fontWeight, fontSize, fontFamily } = view.getComputedStyle(element)
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
}
