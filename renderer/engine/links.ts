import type { NoteReference } from './visual-navigator'

export type FollowedLink =
  | { readonly kind: 'internal'; readonly href: string }
  | { readonly kind: 'note'; readonly note: NoteReference }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'none' }

/** What a click on a link in a book means. Addresses in the book are paths under its publication. */
export function followLink(anchor: Element, publicationId: string): FollowedLink {
  const target = anchor.getAttribute('href') ?? ''
  const base = `/publications/${publicationId}/`
  if (!target.startsWith(base)) {
    return /^(https?|mailto):/i.test(target) ? { kind: 'external', url: target } : { kind: 'none' }
  }
  const href = decode(target.slice(base.length))
  if (!isNoteReference(anchor)) return { kind: 'internal', href }
  const { x, y, width, height } = anchor.getBoundingClientRect()
  return { kind: 'note', note: { href, rect: { x, y, width, height } } }
}

const isNoteReference = (anchor: Element): boolean =>
  /\bnoteref\b/.test(anchor.getAttribute('data-epub-type') ?? '') ||
  /\bdoc-noteref\b/.test(anchor.getAttribute('role') ?? '')

/** Manifest addresses are decoded; an address that cannot be decoded is taken as it stands. */
function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
