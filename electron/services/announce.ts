import type { PublicationId } from '#core/publication/publication'

import type { Publish } from '../ipc/publish'
import type { PublicationsRepository } from '../storage/publications-repository'

interface Dependencies {
  readonly publications: Pick<PublicationsRepository, 'some'>
  readonly publish: Publish
}

/** Tells the window how publications are on the shelf now, and which are not there any more. */
export function announce(
  { publications, publish }: Dependencies,
  ids: readonly PublicationId[],
): void {
  const changed = publications.some(ids)
  const there = new Set(changed.map(({ id }) => id))
  publish('library.changed', {
    publications: changed,
    removed: ids.filter((id) => !there.has(id)),
  })
}
