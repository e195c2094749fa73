import type { Manifest, TextOptions } from '#core/publication/publication'

import type { Ingest, PublicationFile } from '../ingest/ingest'
import type { RereadingRepository } from '../storage/rereading-repository'

import type { AnchorsService } from './anchors-service'

interface Dependencies {
  readonly rereadings: RereadingRepository
  readonly ingest: Pick<Ingest, 'reread'>
  readonly parserVersion: number
  readonly anchors: Pick<AnchorsService, 'carryOver'>
}

/**
 * Reads a publication afresh, by other options or by other parsers, and stores what it became together
 * with every place in it: none is moved by it, none lost. What the words tell of places comes after.
 *
 * @param isCurrent the parsers are the ones by which it was read before
 */
export async function reread(
  { rereadings, ingest, parserVersion, anchors }: Dependencies,
  file: PublicationFile,
  { text, isCurrent }: { readonly text: TextOptions; readonly isCurrent: boolean },
): Promise<Manifest> {
  const { id, text: before = {} } = file
  for (;;) {
    const kept = rereadings.places(id)
    const locators = kept.map(({ locator }) => locator)
    const read = await ingest.reread({ ...file, text }, { text: before, isCurrent }, locators)
    // Somebody may have set a bookmark meanwhile: it has to be carried over as well.
    if (JSON.stringify(rereadings.places(id)) !== JSON.stringify(kept)) continue
    const { manifest } = read
    const places = kept.map((place, index) => ({ ...place, locator: read.locators[index]! }))
    // What is no plain text has nothing to be chosen of it.
    const options = manifest.text?.options ?? {}
    rereadings.save({ id, manifest, parserVersion, text: options, places })
    await anchors.carryOver(id, isCurrent)
    return manifest
  }
}
