/**
 * Fetches the faces that the text under an element needs: each file of a face holds some scripts only,
 * and is asked for when a text is drawn. What is measured before is measured in a face that stands in.
 */
export async function loadNeededFaces(root: Element): Promise<void> {
  const { fonts } = root.ownerDocument
  const missing = Array.from(signsByFont(root)).filter(([font, signs]) => !fonts.check(font, signs))
  // One that cannot be had falls back to the next in its list.
  await Promise.all(missing.map(([font, signs]) => fonts.load(font, signs).catch(() => undefined)))
}

/**
 * Fetches the faces of another family that the text under an element will need when it wears that one:
 * a face that is there when the lines are set keeps no page waiting, and none empty.
 *
 * @param family as in CSS
 */
export async function loadFacesAhead(root: Element, family: string): Promise<void> {
  const { fonts } = root.ownerDocument
  const faces = Array.from(signsByFont(root), ([font, signs]) => {
    const [style = 'normal', weight = '400', size = '16px'] = font.split(' ')
    return fonts.load(`${style} ${weight} ${size} ${family}`, signs).catch(() => undefined)
  })
  await Promise.all(faces)
}

/** The signs set in each font, by the CSS `font` shorthand. */
function signsByFont(root: Element): Map<string, string> {
  const fontOfKind = new Map<string, string>()
  const signs = new Map<string, Set<string>>()
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent) continue
    const kind = kindOf(parent)
    let font = fontOfKind.get(kind)
    if (font === undefined) fontOfKind.set(kind, (font = fontOf(parent)))
    let known = signs.get(font)
    if (!known) signs.set(font, (known = new Set()))
    for (const sign of (node as Text).data) known.add(sign)
  }
  return new Map(Array.from(signs, ([font, used]) => [font, Array.from(used).join('')]))
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
