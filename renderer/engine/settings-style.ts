import { hyphensProperty } from '#core/content/style-sheet'
import { keepsPublisherStyles, type ReaderSettings } from '#core/preferences'
import { isWhitePaper } from '#core/themes'
import { cssFamilyOf, type Typeface } from '#core/typefaces'

import { userFontFaces } from '../fonts/user-font-faces'

import { verticalAttribute } from './chunk-box'
import { cjk } from './cjk'
import type { FrameDress } from './frame-pool'
import type { PageBlock, PageGeometry } from './geometry'
import { highlightStyle } from './highlight-style'
import { publisherOverrides } from './publisher-overrides'
import { textStyle } from './text-style'

/** Elements that hold running text. */
const running = ':is(p, li, dd, dt, blockquote, div, section, article, td, th, figcaption, aside)'

/** CSS family list of a typeface; `publisher` falls back to the house face. */
export const familyOf = (typeface: Typeface): string =>
  `${JSON.stringify(cssFamilyOf(typeface))}, serif`

/** The same for Chinese, Japanese and Korean, whose signs no bundled face has: the system's for the language. */
function cjkFamilyOf(typeface: Typeface): string {
  if (typeface.startsWith('system:') || typeface.startsWith('user:')) return familyOf(typeface)
  const generic = sansFaces.has(typeface) ? 'sans-serif' : 'serif'
  return `${generic}, ${familyOf(typeface)}`
}

const sansFaces: ReadonlySet<Typeface> = new Set([
  'atkinson-hyperlegible-next',
  'inter',
  'opendyslexic',
])

/** All that a frame wears in one layout. */
export const frameDress = (settings: ReaderSettings, geometry: PageGeometry): FrameDress => ({
  faces: userFontFaces(settings.fonts),
  layout: layoutStyle(settings, geometry),
  own: ownRules(settings, geometry.lineHeight / settings.fontSize),
  theme: themeStyle(settings),
  publisherStyles: keepsPublisherStyles(settings),
  font: `${settings.fontWeight} ${settings.fontSize}px ${familyOf(settings.typeface)}`,
  family: familyOf(settings.typeface),
})

/** Colours only: changing them moves nothing. */
export function themeStyle({ colours, publisherColours }: ReaderSettings): string {
  const { text, muted, accent, surface } = colours
  // A publisher's colours are meant for white paper; on any other ground they would vanish.
  const forced =
    publisherColours && isWhitePaper(colours)
      ? ''
      : `octavo-body { color: var(--o-text) !important; }
         octavo-body *:not(svg *, math *, a, a *) { color: inherit !important; }
         octavo-body { --o-pseudo-ink: currentColor; --o-pseudo-ground: transparent; }
         octavo-body *:not(img, svg, svg *, video) { background-color: transparent !important; border-color: currentColor; }
         octavo-body a, octavo-body a * { color: var(--o-accent) !important; }`
  return `:root {
    --o-text: ${text}; --o-muted: ${muted}; --o-accent: ${accent}; --o-surface: ${surface};
  }
  ${forced}
  ::selection { background: color-mix(in srgb, var(--o-accent) 28%, transparent); }
  ${highlightStyle(colours)}`
}

/** Empty lines above a chapter's title: four, and fewer where the page has few. */
const chapterDrop = (lines: number): number => Math.min(4, Math.floor(lines / 3))

/** A picture that stands in a line leaves room below it for what hangs from the line: less than half of one. */
const pictureDepth = (pageDepth: number, lineHeight: number): number =>
  Math.floor(pageDepth - lineHeight / 2)

/**
 * How far the pages in view are shown beyond their sides: up to the next ones, and to the marks that hang
 * out of those, which are less than an em.
 */
const sideReach = (gap: number, fontSize: number): number =>
  Math.max(Math.floor(gap / 2), gap - fontSize)

/** All that decides where lines and pages break. */
export function layoutStyle(settings: ReaderSettings, geometry: PageGeometry): string {
  const { pageWidth, pageHeight, windowHeight, gap, left, top } = geometry
  const { lineHeight, pagesInView, vertical } = geometry
  const { alignment, typeface, fontSize } = settings
  const isScrolled = settings.flow === 'scrolled'
  const block = pagesInView * pageWidth + (pagesInView - 1) * gap
  const reach = sideReach(gap, fontSize)
  return `
  html, body { margin: 0 !important; padding: 0 !important; width: 100% !important; height: 100% !important;
    background: none !important; }
  /* A finger's stroke turns the page; Chromium would keep it for scrolling. */
  html { overflow: hidden !important; touch-action: pinch-zoom !important; }
  /* Clipped, not hidden: a focused link in a column out of view must not scroll the page sideways. */
  body { overflow: clip !important; position: absolute !important; inset: 0 !important; }
  :root {
    font-size: ${fontSize}px !important;
    --o-face: ${familyOf(typeface)};
    --o-serif: Literata;
    --o-sans: Inter;
    --o-line: ${lineHeight}px;
    --o-drop: ${chapterDrop(pageHeight / lineHeight)};
    --o-page-width: ${pageWidth}px;
    --o-page-height: ${pageHeight}px;
    --o-picture-depth: ${pictureDepth(pageHeight, lineHeight)}px;
    --o-justify: ${alignment === 'publisher' ? 'justify' : alignment};
    --o-start: ${alignment === 'publisher' ? 'start' : alignment};
    --o-left: var(--o-start);
    --o-right: right;
  }
  octavo-body[dir='rtl'] { --o-left: left; --o-right: var(--o-start); }
  /* Faces of the system first: a sign that Literata has too, a dash or dots, is as wide as the others there. */
  octavo-body${cjk} { --o-face: ${cjkFamilyOf(typeface)}; --o-serif: serif; --o-sans: sans-serif; }
  octavo-stage { position: absolute; display: block; left: ${left}px; top: ${top}px; width: ${block}px;
    height: ${isScrolled ? windowHeight : pageHeight}px; clip-path: inset(${isScrolled ? 0 : -top}px ${-reach}px); }
  octavo-box { position: absolute; display: block; top: 0; width: ${pageWidth}px; height: ${pageHeight}px;
    columns: ${pageWidth}px 1; column-gap: ${gap}px; column-fill: auto; pointer-events: none;
    writing-mode: horizontal-tb; }
  ${isScrolled ? longColumn : ''}
  octavo-box[dir='ltr'] { left: 0; }
  octavo-box[dir='rtl'] { right: 0; }
  octavo-box > octavo-body { pointer-events: auto; }
  octavo-seam { display: block; break-inside: avoid; }
  ${verticalStyle(vertical, lineHeight)}
  octavo-body { ${bodyGuard(lineHeight / fontSize)} -webkit-text-size-adjust: none; }
  octavo-body::after { content: ''; display: block; clear: both; }
  octavo-body :is(img, svg, video, audio, canvas) { max-inline-size: 100% !important; max-block-size: var(--o-picture-depth) !important;
    object-fit: contain; break-inside: avoid; }
  octavo-body img { height: auto; }
  octavo-body :is(pre, code) { overflow-wrap: anywhere; }
  ${publisherOverrides(settings)}
  @layer house { ${heldRules} }
  @layer chosen { ${textStyle(settings)} }`
}

/** What the text as a whole is, whatever a style sheet says of `body`. @param leading multiple of the font size */
const bodyGuard = (leading: number): string => `
  font-size: 1rem !important; line-height: ${leading} !important; margin: 0 !important;
  padding: 0 !important; border: 0 !important; width: auto !important; max-width: none !important; height: auto !important;
  min-width: 0 !important; min-height: 0 !important; max-height: none !important; overflow: visible !important;
  position: static !important; float: none !important; columns: auto !important; background: none !important;`

/**
 * The person's own rules. Important, and in a layer between what must hold and what they chose by a
 * control, they come before all else: the publisher, the theme and the controls. What a publisher can do
 * to `body` by a rule of more weight than the guard's, they cannot.
 */
export const ownRules = ({ ownStyle }: ReaderSettings, leading: number): string =>
  ownStyle === ''
    ? ''
    : `@layer house { octavo-body { ${bodyGuard(leading)}
        display: block !important; aspect-ratio: auto !important;
        contain: none !important; container-type: normal !important; content-visibility: visible !important;
        transform: none !important; translate: none !important; rotate: none !important; scale: none !important;
        offset: none !important; zoom: 1 !important;
        break-before: auto !important; break-after: auto !important; break-inside: auto !important; } }
      @layer own { ${ownStyle} }`

/** Lines from top to bottom: each column of a box stands below the one before. */
const verticalStyle = (
  { pageWidth, pageHeight, gap, left, top }: PageBlock,
  lineHeight: number,
): string => `
  octavo-stage[${verticalAttribute}] { left: ${left}px; top: ${top}px; width: ${pageWidth}px; height: ${pageHeight}px; clip-path: none; }
  octavo-box[${verticalAttribute}] { isolation: isolate; width: ${pageWidth}px; height: ${pageHeight}px; columns: ${pageHeight}px 1; column-gap: ${gap}px;
    --o-page-width: ${pageWidth}px; --o-page-height: ${pageHeight}px; --o-picture-depth: ${pictureDepth(pageWidth, lineHeight)}px; }
  octavo-box[${verticalAttribute}='vertical-rl'] { writing-mode: vertical-rl; }
  octavo-box[${verticalAttribute}='vertical-lr'] { writing-mode: vertical-lr; }`

/**
 * All that stands below a chunk's text in one long column is the next chunk's. Lines run across it, also
 * where the publisher has them run down.
 */
const longColumn = `octavo-box { height: auto; columns: auto; }
  octavo-body *:not(svg *, math *) { writing-mode: inherit !important; }`

/** Important, and in a layer, these hold against anything that a publisher writes. */
const heldRules = `
  octavo-body ${running} { line-height: inherit !important; }
  octavo-body *:not(svg, svg *) { overflow: visible !important; hyphens: var(${hyphensProperty}, manual) !important;
    contain: none !important; content-visibility: visible !important; }
  octavo-body :is(pre, code) { white-space: pre-wrap !important; }
  octavo-body table { max-inline-size: 100% !important; }
  octavo-box > octavo-body { writing-mode: inherit !important; }
  octavo-body [data-octavo-shell] { display: none !important; }
  /* An element cut between two chunks starts and ends once. */
  octavo-body :is([data-octavo-cut='before'], [data-octavo-cut='both']) {
    margin-block-start: 0 !important; padding-block-start: 0 !important; border-block-start: 0 !important;
    break-before: auto !important; counter-reset: none !important; }
  octavo-body :is([data-octavo-cut='after'], [data-octavo-cut='both']) {
    margin-block-end: 0 !important; padding-block-end: 0 !important; border-block-end: 0 !important;
    break-after: auto !important; }`
