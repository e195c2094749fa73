/**
 * `2024-03`, as far as it is known.
 *
 * @param parts year, month and day in digits
 */
export function partialDate(...parts: readonly (string | undefined)[]): string | undefined {
  const known: string[] = []
  for (const part of parts) {
    if (part === undefined || !/^\d{1,4}$/.test(part) || Number(part) === 0) break
    known.push(part.padStart(2, '0'))
  }
  return known.length > 0 ? known.join('-') : undefined
}
