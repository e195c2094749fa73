import { houseClasses as o } from '#core/content/house-classes'
import type { ReaderSettings } from '#core/preferences'

/** What the person decides about letters, words and paragraphs; nothing where they leave it to the house. */
export const textStyle = (settings: ReaderSettings): string =>
  [lettersOf(settings), paragraphsOf(settings), openingOf(settings)].join('\n')

function lettersOf(settings: ReaderSettings): string {
  const { fontWeight, letterSpacing, wordSpacing, figures, ligatures } = settings
  const rules = [
    fontWeight === 400 ? '' : `font-weight: ${fontWeight} !important;`,
    letterSpacing === 0 ? '' : `letter-spacing: ${letterSpacing}em !important;`,
    wordSpacing === 0 ? '' : `word-spacing: ${wordSpacing}em !important;`,
    figures === 'font' ? '' : `font-variant-numeric: ${figureStyles[figures]} !important;`,
    ligatures ? '' : 'font-variant-ligatures: none !important;',
  ].join(' ')
  return rules.trim() === '' ? '' : `octavo-body { ${rules} }`
}

const figureStyles = { lining: 'lining-nums', 'old-style': 'oldstyle-nums' } as const

/** Paragraphs that stand flush, because something other than a paragraph stands before them. */
const flush = `octavo-body :is(h1, h2, h3, h4, h5, h6, hr, header, figure, blockquote, table, pre) + p,
  octavo-body > p:first-of-type,
  octavo-body :is(section, article, div, blockquote, li, td, header) > p:first-child`

/** Verse, notices and the like keep the look that makes them what they are. */
const paragraph = `p:where(:not([class^='o-']))`

function paragraphsOf({ paragraphIndent, paragraphSpace, fontSize }: ReaderSettings): string {
  const indent =
    paragraphIndent === 'publisher'
      ? ''
      : `octavo-body ${paragraph} { text-indent: ${paragraphIndent}em !important; }
         ${flush} { text-indent: 0 !important; }`
  const space =
    paragraphSpace === 'publisher'
      ? ''
      : `octavo-body ${paragraph} { margin-block: 0 ${Math.round(paragraphSpace * fontSize)}px !important; }`
  return indent + space
}

/** The paragraph with which a chapter starts, in the markup that we write ourselves. */
const opening = `octavo-body > :is(h1, h2, h3, h4, .${o.byline}, .${o.front}, .${o.epigraph}) + p:not([class]),
  octavo-body > p[id='start']:not([class])`

function openingOf({ dropCapital, smallCapitals }: ReaderSettings): string {
  const pseudo = (name: string) => `:is(${opening})::${name}`
  const large = `${pseudo('first-letter')} { initial-letter: 3; margin-inline-end: 0.08em; }`
  const small = `${pseudo('first-line')} { font-variant-caps: small-caps; letter-spacing: 0.04em; }`
  return (dropCapital ? large : '') + (smallCapitals ? small : '')
}
