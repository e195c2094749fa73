/**
 * An instant as ISO 8601. Readers that write no time zone write the time of the clock on their wall; it is taken
 * for UTC, so that the same file always means the same.
 *
 * @param text as `2026-03-01T12:00:00Z` or `2026-03-01 12:00:00`
 */
export function toInstant(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const [, day, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d(?:\.\d+)?))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      text.trim(),
    ) ?? []
  return day === undefined ? undefined : instantOf(Date.parse(`${day}T${time}${zone}`))
}

/** @param ms since 1970; `undefined` for what is no time */
export const instantOf = (ms: number): string | undefined =>
  Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : undefined
