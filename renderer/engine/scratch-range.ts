const ranges = new WeakMap<Document, Range>()

/**
 * The one range of a document by which boxes of text are asked for, for use at once. A document tells each of its
 * ranges of every change, until that is collected: thousands that were made and left made it ten times as slow
 * to put a chunk into it.
 */
export function scratchRange(document: Document): Range {
  // eslint-disable-next-line no-restricted-properties -- the one place that makes them
  const made = ranges.get(document) ?? document.createRange()
  ranges.set(document, made)
  return made
}
