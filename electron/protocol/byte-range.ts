/** Part of a resource: first and last byte, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * Reads a `Range` header with one range, which is all that media elements send.
 *
 * @returns the range cut to the resource; `'unsatisfiable'` when it lies outside; `undefined` when the
 *   header asks for something else, which the specification lets a server ignore
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function parseRange(
  header: string | null,
  byteLength: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return undefined
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return undefined
  if (from === '') {
    const suffix = Math.min(Number(to), byteLength)
    return suffix === 0 ? 'unsatisfiable' : { first: byteLength - suffix, last: byteLength - 1 }
  }
  const first = Number(from)
  const last = to === '' ? byteLength - 1 : Math.min(Number(to), byteLength - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= byteLength ? 'unsatisfiable' : { first, last }
}
