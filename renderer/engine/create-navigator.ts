import { readingFontFaces } from '../fonts/reading-fonts'

import { ReflowableNavigator } from './reflowable-navigator'
import type { NavigatorOptions, VisualNavigator } from './visual-navigator'

/** Chooses the navigator for a publication's layout. Fixed layout is read as flowing text for now. */
export function createNavigator(options: NavigatorOptions): VisualNavigator {
  return new ReflowableNavigator(options, readingFontFaces)
}
