/**
 * Chromium takes the nearest letter in the document where a drag meets none, and lines that lie anywhere on a
 * page are not in its order: the selection would leap. So an empty element, as large as the page, follows
 * the moving end of the selection, and what lies beside the letters counts for the place where it stands.
 * pdf.js's own viewer does the same.
 */
const layers = new Map<Element, HTMLElement>()
let before: Range | null = null

/** Keeps a selection within the letters of a layer in place. @returns the function that ends it */
export function selectInside(layer: HTMLElement): () => void {
  const end = document.createElement('div')
  end.dataset['end'] = ''
  layer.append(end)
  if (layers.size === 0) listen('add')
  layers.set(layer, end)
  return () => {
    layers.delete(layer)
    if (layers.size === 0) listen('remove')
  }
}

function listen(how: 'add' | 'remove'): void {
  const change = how === 'add' ? 'addEventListener' : 'removeEventListener'
  document[change]('selectionchange', onSelection)
  document[change]('pointerup', rest)
  window[change]('blur', rest)
}

/** The hand has let go: the element is out of the way again. */
function rest(): void {
  for (const [layer, end] of layers) putAway(layer, end)
  before = null
}

function putAway(layer: Element, end: HTMLElement): void {
  layer.append(end)
  end.style.userSelect = ''
  delete (layer as HTMLElement).dataset['selecting']
}

function onSelection(): void {
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  if (!range || range.collapsed) return rest()
  for (const [layer, end] of layers) {
    if (range.intersectsNode(layer)) (layer as HTMLElement).dataset['selecting'] = ''
    else putAway(layer, end)
  }
  const isStart = before !== null && movedItsStart(before, range)
  before = range.cloneRange()
  const letters = lettersAt(range, isStart)
  const layer = letters?.parentElement?.closest('[data-pdf-text]')
  const end = layer && layers.get(layer)
  if (!letters || !end || letters === end) return
  end.style.userSelect = 'text'
  letters.parentElement!.insertBefore(end, isStart ? letters : letters.nextSibling)
}

const movedItsStart = (from: Range, to: Range): boolean =>
  to.compareBoundaryPoints(Range.END_TO_END, from) === 0 ||
  to.compareBoundaryPoints(Range.START_TO_END, from) === 0

/** The element with the letters at the end of the selection that moves. */
function lettersAt(range: Range, isStart: boolean): Element | null {
  let node: Node | null = isStart ? range.startContainer : range.endContainer
  // An end before the first letter belongs to what stands before it.
  if (!isStart && range.endOffset === 0) {
    while (node && !node.previousSibling) node = node.parentNode
    node = node?.previousSibling ?? null
    while (node?.lastChild) node = node.lastChild
  }
  return node instanceof Element ? node : (node?.parentElement ?? null)
}
