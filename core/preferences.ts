import { z } from 'zod'

import type { Metadata } from '#core/publication/publication'

export const ThemeName = z.enum(['paper', 'sepia', 'dusk', 'night'])
export type ThemeName = z.infer<typeof ThemeName>

/** Bundled reading faces: id → family name for CSS and for people. */
export const typefaces = {
  literata: 'Literata',
  'source-serif-4': 'Source Serif 4',
  'eb-garamond': 'EB Garamond',
  bitter: 'Bitter',
  'atkinson-hyperlegible-next': 'Atkinson Hyperlegible Next',
  inter: 'Inter',
  opendyslexic: 'OpenDyslexic',
} as const
export type BundledTypeface = keyof typeof typefaces

/** `publisher`, a bundled face's id, or `system:` and the family name of an installed font. */
export const Typeface = z.union([
  z.literal('publisher'),
  z.enum(Object.keys(typefaces) as [BundledTypeface, ...BundledTypeface[]]),
  z.templateLiteral(['system:', z.string().min(1).max(200)]),
])
export type Typeface = z.infer<typeof Typeface>

/** Ranges of the numeric preferences, for controls and for checking alike. */
export const limits = {
  /** px */
  fontSize: { min: 12, max: 48, step: 1 },
  /** multiple of the font size */
  lineHeight: { min: 1.1, max: 2.2, step: 0.05 },
  /** characters per line */
  measure: { min: 40, max: 90, step: 1 },
  /** multiple of the classic margins */
  margins: { min: 0.4, max: 2, step: 0.1 },
} as const

const within = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max)

/** Wishes: what the person chose. What is absent follows the publication or the house style. */
export const ReaderPreferences = z.object({
  theme: z.union([ThemeName, z.literal('system')]).optional(),
  typeface: Typeface.optional(),
  fontSize: within(limits.fontSize).optional(),
  lineHeight: within(limits.lineHeight).optional(),
  measure: within(limits.measure).optional(),
  margins: within(limits.margins).optional(),
  paragraphs: z.enum(['publisher', 'indent', 'space']).optional(),
  alignment: z.enum(['publisher', 'left', 'justify']).optional(),
  hyphenation: z.boolean().optional(),
  publisherStyles: z.boolean().optional(),
  columns: z.enum(['auto', 'one', 'two']).optional(),
})
export type ReaderPreferences = z.infer<typeof ReaderPreferences>

/** Facts: what the engine sets. Every field is decided. */
export interface ReaderSettings {
  readonly theme: ThemeName
  readonly typeface: Typeface
  /** px */
  readonly fontSize: number
  /** multiple of `fontSize` */
  readonly lineHeight: number
  /** characters per line */
  readonly measure: number
  /** multiple of the classic margins */
  readonly margins: number
  readonly paragraphs: 'publisher' | 'indent' | 'space'
  readonly alignment: 'publisher' | 'left' | 'justify'
  readonly hyphenation: boolean
  readonly publisherStyles: boolean
  readonly columns: 'auto' | 'one' | 'two'
  /** Language for text that names none; drives hyphenation and quotation. */
  readonly language: string | null
}

export const defaultPreferences = {
  theme: 'system',
  fontSize: 19,
  lineHeight: 1.5,
  measure: 64,
  margins: 1,
  paragraphs: 'publisher',
  alignment: 'publisher',
  hyphenation: true,
  publisherStyles: true,
  columns: 'auto',
} as const satisfies ReaderPreferences

/** Turns wishes into facts. `systemIsDark` decides what "follow the system" means. */
export function resolveSettings(
  metadata: Metadata,
  wishes: ReaderPreferences,
  systemIsDark: boolean,
): ReaderSettings {
  const { theme, ...rest } = { ...defaultPreferences, ...defined(wishes) }
  return {
    ...rest,
    typeface: wishes.typeface ?? 'publisher',
    theme: theme === 'system' ? (systemIsDark ? 'night' : 'paper') : theme,
    language: metadata.language ?? null,
  }
}

/** An `undefined` wish is no wish: it must not hide the default. */
const defined = (wishes: ReaderPreferences): Decided =>
  Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))

type Decided = {
  [Key in keyof ReaderPreferences]?: Exclude<ReaderPreferences[Key], undefined>
}

/** Everything in `preferences.json` that the renderer may see and change. */
export const Preferences = z.object({
  reader: ReaderPreferences,
  library: z.object({ sort: z.enum(['recent', 'title', 'author']) }),
})
export type Preferences = z.infer<typeof Preferences>
