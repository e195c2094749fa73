import { readingFontFaces } from '../fonts/reading-fonts'

import { FixedNavigator } from './fixed/fixed-navigator'
import { ReflowableNavigator } from './reflowable-navigator'
import type { NavigatorOptions, VisualNavigator } from './visual-navigator'

/** Chooses the navigator for a publication's layout. */
export function createNavigator(options: NavigatorOptions): VisualNavigator {
  return options.manifest.metadata.layout === 'fixed'
    ? new FixedNavigator(options, readingFontFaces)
    : new ReflowableNavigator(options, readingFontFaces)
}
