import { placeIn } from '#core/publication/text-view'

import { readingFontFaces } from '../fonts/reading-fonts'

import { FixedNavigator } from './fixed/fixed-navigator'
import { ReflowableNavigator } from './reflowable-navigator'
import type { NavigatorOptions, VisualNavigator } from './visual-navigator'

/** Chooses the navigator for a publication's layout. */
export function createNavigator(asked: NavigatorOptions): VisualNavigator {
  const { manifest, locator } = asked
  const options = { ...asked, locator: locator && placeIn(manifest, locator) }
  return manifest.metadata.layout === 'fixed'
    ? new FixedNavigator(options, readingFontFaces)
    : new ReflowableNavigator(options, readingFontFaces)
}
