import { pageHref } from './page-address'

/** `top=640`: how far up the page the place lies, in points from the lower edge of its paper. */
const topFragment = (top: unknown): string =>
  typeof top === 'number' && Number.isFinite(top) ? `#top=${Math.round(top)}` : ''

/** What {@link topFragment} wrote; `undefined` for any other fragment. */
export function topOfFragment(fragment: string | undefined): number | undefined {
  const match = /^top=(-?\d{1,9})$/.exec(fragment ?? '')
  return match ? Number(match[1]) : undefined
}

export interface Reference {
  readonly num: number
  readonly gen: number
}

/** The file in which destinations lie. */
export interface DestinationSource {
  readonly pageCount: number
  /** The explicit destination that has a name. */
  named(name: string): Promise<unknown>
  /** Index of a page; `undefined` for what is none. */
  indexOf(page: Reference): Promise<number | undefined> | number | undefined
}

/**
 * Turns a destination, named or explicit, into an address: a page, and where on it.
 *
 * @returns `undefined` where it leads to no page of this file
 */
export async function addressOf(
  destination: unknown,
  source: DestinationSource,
): Promise<string | undefined> {
  const explicit =
    typeof destination === 'string'
      ? await source.named(destination).catch(() => null)
      : destination
  if (!Array.isArray(explicit)) return undefined
  const [target, kind, ...numbers] = explicit as unknown[]
  const index = await indexOf(target, source)
  if (index === undefined) return undefined
  const { name } = (kind ?? {}) as { name?: unknown }
  return pageHref(index) + topFragment(topOf(name, numbers))
}

/** A page by its reference, or by its number where the file is badly made. */
async function indexOf(target: unknown, source: DestinationSource): Promise<number | undefined> {
  if (typeof target === 'object' && target !== null) return source.indexOf(target as Reference)
  const isPage = Number.isInteger(target) && Number(target) >= 0
  return isPage && Number(target) < source.pageCount ? Number(target) : undefined
}

/** Of kinds of destination that name a height, that height. */
function topOf(kind: unknown, numbers: readonly unknown[]): unknown {
  if (kind === 'XYZ') return numbers[1]
  if (kind === 'FitH' || kind === 'FitBH') return numbers[0]
  return kind === 'FitR' ? numbers[3] : undefined
}
