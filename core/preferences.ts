import { z } from 'zod'

import { readOwnStyle } from '#core/content/own-style'
import type { Metadata } from '#core/publication/publication'
import {
  type CustomTheme,
  CustomThemeKey,
  resolveTheme,
  type ThemeColours,
  ThemeName,
} from '#core/themes'
import { Typeface, type UserFont, weightsOf } from '#core/typefaces'

/** Ranges of the numeric preferences, for controls and for checking alike. */
export const limits = {
  /** px */
  fontSize: { min: 12, max: 48, step: 1 },
  /** px below which nothing of the publisher's is set; the running text neither */
  smallestText: { min: 8, max: 24, step: 1 },
  /** 400 is regular; a face may not go as far */
  fontWeight: { min: 100, max: 900, step: 10 },
  /** multiple of the font size */
  lineHeight: { min: 1.1, max: 2.2, step: 0.05 },
  /** em */
  letterSpacing: { min: -0.03, max: 0.2, step: 0.01 },
  /** em, beside the space that the face has */
  wordSpacing: { min: -0.1, max: 0.5, step: 0.02 },
  /** characters per line */
  measure: { min: 40, max: 90, step: 1 },
  /** multiple of the classic margins */
  margins: { min: 0.4, max: 2, step: 0.1 },
  /** one side of the page, as a multiple of what `margins` gives it */
  margin: { min: 0.2, max: 3, step: 0.1 },
  /** em */
  paragraphIndent: { min: 0, max: 4, step: 0.25 },
  /** em */
  paragraphSpace: { min: 0, max: 2, step: 0.1 },
  /** letters of the shortest word that is divided */
  hyphenationShortest: { min: 4, max: 12, step: 1 },
  /** letters of a word that stay before the hyphen */
  hyphenationBefore: { min: 2, max: 6, step: 1 },
  /** letters of a word that go to the next line */
  hyphenationAfter: { min: 2, max: 6, step: 1 },
} as const

/** Characters of a person's own style rules. */
export const longestOwnStyle = 20_000

const within = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max)

/** The publisher's, or a length of one's own in em. */
const ownLength = (range: { min: number; max: number }) =>
  z.union([z.literal('publisher'), within(range)])

/** `left` is what was stored for `start` once, in files and in the database alike. */
const Alignment = z.preprocess(
  (stored) => (stored === 'left' ? 'start' : stored),
  z.enum(['publisher', 'justify', 'start', 'center', 'end']),
)
type Alignment = z.infer<typeof Alignment>

/** Wishes: what the person chose. What is absent follows the publication or the house style. */
export const ReaderPreferences = z.object({
  theme: z.union([ThemeName, z.literal('system'), CustomThemeKey]).optional(),
  typeface: Typeface.optional(),
  fontSize: within(limits.fontSize).optional(),
  smallestText: z.union([z.literal('off'), within(limits.smallestText)]).optional(),
  fontWeight: within(limits.fontWeight).optional(),
  lineHeight: within(limits.lineHeight).optional(),
  letterSpacing: within(limits.letterSpacing).optional(),
  wordSpacing: within(limits.wordSpacing).optional(),
  measure: within(limits.measure).optional(),
  margins: within(limits.margins).optional(),
  marginTop: within(limits.margin).optional(),
  marginBottom: within(limits.margin).optional(),
  marginInner: within(limits.margin).optional(),
  marginOuter: within(limits.margin).optional(),
  paragraphIndent: ownLength(limits.paragraphIndent).optional(),
  paragraphSpace: ownLength(limits.paragraphSpace).optional(),
  alignment: Alignment.optional(),
  lineBreaking: z.enum(['total-fit', 'browser']).optional(),
  hangingPunctuation: z.boolean().optional(),
  hyphenation: z.boolean().optional(),
  hyphenationShortest: within(limits.hyphenationShortest).optional(),
  hyphenationBefore: within(limits.hyphenationBefore).optional(),
  hyphenationAfter: within(limits.hyphenationAfter).optional(),
  figures: z.enum(['font', 'lining', 'old-style']).optional(),
  ligatures: z.boolean().optional(),
  dropCapital: z.boolean().optional(),
  smallCapitals: z.boolean().optional(),
  smartPunctuation: z.boolean().optional(),
  flow: z.enum(['paginated', 'scrolled']).optional(),
  columns: z.enum(['auto', 'one', 'two']).optional(),
  pageFit: z.enum(['page', 'width', 'actual']).optional(),
  pageFlow: z.enum(['paginated', 'scrolled']).optional(),
  spreads: z.enum(['auto', 'one', 'two']).optional(),
  coverAlone: z.boolean().optional(),
  pageColours: z.enum(['theme', 'original', 'dimmed', 'inverted']).optional(),
  readingProgression: z.enum(['ltr', 'rtl']).optional(),
  pageView: z.enum(['pages', 'text']).optional(),
  publisherFonts: z.boolean().optional(),
  publisherSizes: z.boolean().optional(),
  publisherColours: z.boolean().optional(),
  publisherLayout: z.boolean().optional(),
  ownStyle: z.string().max(longestOwnStyle).optional(),
})
export type ReaderPreferences = z.infer<typeof ReaderPreferences>

/** What is wished for pages with a fixed layout. It moves no line of a text. */
export const pageWishes = [
  'pageFit',
  'pageFlow',
  'spreads',
  'coverAlone',
  'pageColours',
  'readingProgression',
  'pageView',
] as const satisfies readonly (keyof ReaderPreferences)[]

/** Facts: what the engine sets. Every field is decided; units are those of {@link limits}. */
export interface ReaderSettings {
  readonly theme: ThemeName | CustomThemeKey
  readonly colours: ThemeColours
  readonly typeface: Typeface
  /** Files of a face that the person brought; none for any other. */
  readonly fonts: readonly UserFont[]
  /** At least the smallest text. */
  readonly fontSize: number
  readonly smallestText: number | 'off'
  /** Within what the face can do. */
  readonly fontWeight: number
  readonly lineHeight: number
  readonly letterSpacing: number
  readonly wordSpacing: number
  readonly measure: number
  readonly margins: number
  readonly marginTop: number
  readonly marginBottom: number
  readonly marginInner: number
  readonly marginOuter: number
  readonly paragraphIndent: number | 'publisher'
  readonly paragraphSpace: number | 'publisher'
  /** Sides are those of the writing: an Arabic line starts at the right. */
  readonly alignment: Alignment
  /** Whole paragraphs at once, or each line by itself as the browser does. */
  readonly lineBreaking: 'total-fit' | 'browser'
  /** Marks at a line's edge reach beyond it, where lines are chosen by us. */
  readonly hangingPunctuation: boolean
  readonly hyphenation: boolean
  readonly hyphenationShortest: number
  readonly hyphenationBefore: number
  readonly hyphenationAfter: number
  /** `font`: as the face has them. */
  readonly figures: 'font' | 'lining' | 'old-style'
  readonly ligatures: boolean
  /** A large first letter where a chapter starts; only in kinds that we set ourselves. */
  readonly dropCapital: boolean
  /** The first line of a chapter in small capitals; only in kinds that we set ourselves. */
  readonly smallCapitals: boolean
  /** Typewriter quotation marks and dashes shown as a printer sets them; only in plain text. */
  readonly smartPunctuation: boolean
  /** Pages that are turned, or one long column. */
  readonly flow: 'paginated' | 'scrolled'
  /** Pages side by side, where they are turned. */
  readonly columns: 'auto' | 'one' | 'two'
  /** Of pages with a fixed layout: whole in view, as wide as the window, or as large as they are. */
  readonly pageFit: 'page' | 'width' | 'actual'
  /** Of pages with a fixed layout: turned, or one long strip. */
  readonly pageFlow: 'paginated' | 'scrolled'
  /** Of pages with a fixed layout: side by side or not. */
  readonly spreads: 'auto' | 'one' | 'two'
  /** Of pages with a fixed layout: the first one has no other beside it. */
  readonly coverAlone: boolean
  /** Of pages with a fixed layout: the theme's paper and ink, less bright, or dark for light. */
  readonly pageColours: 'theme' | 'original' | 'dimmed' | 'inverted'
  /** The publication's own, unless the person turned a fixed layout round. */
  readonly readingProgression: 'ltr' | 'rtl'
  /** Of pages with a fixed layout whose text can be had: they themselves, or their text as one that flows. */
  readonly pageView: 'pages' | 'text'
  /** Whether the publisher's own is kept, each by itself. */
  readonly publisherFonts: boolean
  readonly publisherSizes: boolean
  readonly publisherColours: boolean
  readonly publisherLayout: boolean
  /** CSS that may be applied as it is, of the rules that the person wrote: see {@link readOwnStyle}. */
  readonly ownStyle: string
  /** Language for text that names none; drives hyphenation and quotation. */
  readonly language: string | null
  /** It holds also for a document that names another one for all of itself. */
  readonly languageIsOwn: boolean
}

export const defaultPreferences = {
  theme: 'system',
  typeface: 'publisher',
  fontSize: 19,
  smallestText: 'off',
  fontWeight: 400,
  lineHeight: 1.5,
  letterSpacing: 0,
  wordSpacing: 0,
  measure: 64,
  margins: 1,
  marginTop: 1,
  marginBottom: 1,
  marginInner: 1,
  marginOuter: 1,
  paragraphIndent: 'publisher',
  paragraphSpace: 'publisher',
  alignment: 'publisher',
  lineBreaking: 'total-fit',
  hangingPunctuation: true,
  hyphenation: true,
  hyphenationShortest: 6,
  hyphenationBefore: 2,
  hyphenationAfter: 3,
  figures: 'font',
  ligatures: true,
  dropCapital: false,
  smallCapitals: false,
  smartPunctuation: true,
  flow: 'paginated',
  columns: 'auto',
  pageFit: 'page',
  pageFlow: 'paginated',
  spreads: 'auto',
  coverAlone: true,
  pageColours: 'original',
  readingProgression: 'ltr',
  pageView: 'pages',
  publisherFonts: true,
  publisherSizes: true,
  publisherColours: true,
  publisherLayout: true,
  ownStyle: '',
} as const satisfies Required<ReaderPreferences>

/** What wishes come to depends on where they meet a publication. */
export interface Surroundings {
  readonly systemIsDark: boolean
  /** The publication's format by name, as in its manifest. */
  readonly kind?: string | undefined
  /** The person's own themes. */
  readonly themes?: readonly CustomTheme[] | undefined
  /** Somebody has set the quotes of the text already. */
  readonly isTypographic?: boolean | undefined
  /** All fonts that the person brought. */
  readonly fonts?: readonly UserFont[] | undefined
}

/** Formats without styles of their own: their look is ours to choose. */
const plainKinds: ReadonlySet<string> = new Set(['PDF', 'Plain text'])

export const isPlainKind = (kind: string | undefined): boolean =>
  kind !== undefined && plainKinds.has(kind)

/** Turns wishes into facts. */
export function resolveSettings(
  metadata: Metadata,
  wishes: ReaderPreferences,
  { systemIsDark, kind, isTypographic = false, themes = [], fonts = [] }: Surroundings,
): ReaderSettings {
  const decided = decide(wishes)
  const { theme, fontSize, smallestText, fontWeight } = decided
  const typeface = availableTypeface(decided.typeface, fonts)
  const ownFonts = fonts.filter(({ family }) => typeface === `user:${family}`)
  const weights = weightsOf(typeface, ownFonts)
  const isPlain = isPlainKind(kind)
  return {
    ...decided,
    typeface,
    fonts: ownFonts,
    fontSize: smallestText === 'off' ? fontSize : Math.max(fontSize, smallestText),
    fontWeight: weights
      ? Math.min(weights.max, Math.max(weights.min, fontWeight))
      : defaultPreferences.fontWeight,
    dropCapital: isPlain && decided.dropCapital,
    smallCapitals: isPlain && decided.smallCapitals,
    // The letters of a PDF are those that a printer chose.
    smartPunctuation: isPlain && kind !== 'PDF' && !isTypographic && decided.smartPunctuation,
    flow: wishes.flow ?? publishersFlow(metadata, 'reflowable') ?? defaultPreferences.flow,
    ownStyle: decided.ownStyle === '' ? '' : readOwnStyle(decided.ownStyle).css,
    ...pageSettings(metadata, wishes, kind),
    ...resolveTheme(theme, { systemIsDark, themes }),
    language: metadata.language ?? null,
    languageIsOwn: metadata.languageIsOwn === true,
  }
}

/** How pages with a fixed layout are shown: as the person wishes, else as the publisher does. */
function pageSettings(
  metadata: Metadata,
  wishes: ReaderPreferences,
  kind: string | undefined,
): Pick<ReaderSettings, 'pageFlow' | 'spreads' | 'pageColours' | 'readingProgression'> {
  const { layout, spread, readingProgression } = metadata
  const publishers = spread === undefined ? undefined : spread === 'none' ? 'one' : 'two'
  const turned = layout === 'fixed' ? wishes.readingProgression : undefined
  return {
    pageFlow: wishes.pageFlow ?? publishersFlow(metadata, 'fixed') ?? defaultPreferences.pageFlow,
    spreads: wishes.spreads ?? publishers ?? defaultPreferences.spreads,
    // Most pages of a PDF are print on white paper, and not somebody's picture.
    pageColours: wishes.pageColours ?? (kind === 'PDF' ? 'theme' : defaultPreferences.pageColours),
    readingProgression: turned ?? readingProgression,
  }
}

/** The publisher speaks of what most of the publication is. */
const publishersFlow = ({ layout, flow }: Metadata, kind: Metadata['layout']): Metadata['flow'] =>
  layout === kind ? flow : undefined

/** Every wish, the house's where the person has none. */
export function decide(wishes: ReaderPreferences): Decided {
  const own = definedWishes(wishes)
  const typeface = own.typeface ?? defaultPreferences.typeface
  return {
    ...defaultPreferences,
    // Who chooses a face wants to see it, unless they say that the publisher's come first.
    publisherFonts: typeface === 'publisher',
    ...own,
  }
}

/** An `undefined` wish is no wish: it must not hide another one. */
export const definedWishes = (wishes: ReaderPreferences): Partial<Decided> =>
  Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))

type Decided = {
  [Key in keyof ReaderPreferences]-?: Exclude<ReaderPreferences[Key], undefined>
}

/** A face of the person's that is gone gives way to the house face. */
const availableTypeface = (typeface: Typeface, fonts: readonly UserFont[]): Typeface =>
  !typeface.startsWith('user:') || fonts.some(({ family }) => typeface === `user:${family}`)
    ? typeface
    : defaultPreferences.typeface

/** Whether anything of the publisher's style sheets is kept. */
export const keepsPublisherStyles = (settings: ReaderSettings): boolean =>
  settings.publisherFonts ||
  settings.publisherSizes ||
  settings.publisherColours ||
  settings.publisherLayout
