import { hyphensProperty } from '#core/content/style-sheet'
import type { ReaderSettings } from '#core/preferences'

/** Pictures, drawings and formulas are set as they are, whatever is overridden around them. */
const text =
  '*:not(img, picture, svg, svg *, math, math *, video, audio, canvas, [data-octavo-shell])'

/**
 * What the publisher's rules are not to decide, each by itself. `revert-layer` leaves a property to the
 * house style, which lies in a layer below; the `:not(#_)` weighs more than a publisher's selector does.
 */
export const publisherOverrides = (settings: ReaderSettings): string =>
  [
    settings.publisherFonts ? '' : left('octavo-body', fonts) + left(`octavo-body ${text}`, fonts),
    settings.publisherSizes ? '' : left(`octavo-body ${text}`, sizes),
    settings.publisherLayout
      ? ''
      : left('octavo-body', inherited) + left(`octavo-body ${text}`, [...boxes, ...inherited]),
  ].join('\n')

const left = (selector: string, properties: readonly string[]): string =>
  `${selector}:not(#_) { ${properties.map((name) => `${name}: revert-layer !important;`).join(' ')} }`

const fonts = ['font-family', 'font-stretch', 'font-variation-settings', 'font-feature-settings']
const sizes = ['font-size', 'font-size-adjust']
const inherited = [
  'text-align',
  'text-align-last',
  'text-indent',
  'text-transform',
  'letter-spacing',
  'word-spacing',
  'white-space',
  'word-break',
  hyphensProperty,
  'list-style',
]
const boxes = [
  'display',
  'position',
  'inset',
  'float',
  'clear',
  'margin',
  'padding',
  'border',
  'box-sizing',
  'width',
  'min-width',
  'max-width',
  'height',
  'min-height',
  'max-height',
  'vertical-align',
  'columns',
  'break-before',
  'break-after',
  'break-inside',
  'transform',
]
