import { placeIn } from '#core/publication/text-view'

import { readingFontFaces } from '../fonts/reading-fonts'

import { FixedNavigator } from './fixed/fixed-navigator'
import { layoutRuns } from './mixed/layout-runs'
import { MixedNavigator } from './mixed/mixed-navigator'
import { ReflowableNavigator } from './reflowable-navigator'
import type { NavigatorOptions, VisualNavigator } from './visual-navigator'

/** Each run has a navigator: of more, all are drawn as most of them are. */
const mostRuns = 12

/** Chooses the navigator for a publication's layout. */
export function createNavigator(asked: NavigatorOptions): VisualNavigator {
  const { manifest, locator } = asked
  const options = { ...asked, locator: locator && placeIn(manifest, locator) }
  const runs = layoutRuns(manifest).length
  return runs > 1 && runs <= mostRuns
    ? new MixedNavigator(options, createForOneLayout)
    : createForOneLayout(options)
}

const createForOneLayout = (options: NavigatorOptions): VisualNavigator =>
  options.manifest.metadata.layout === 'fixed'
    ? new FixedNavigator(options, readingFontFaces)
    : new ReflowableNavigator(options, readingFontFaces)
