import { z } from 'zod'

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

/** From the lightest to the boldest weight that a face can be set in; 400 is regular. */
export interface WeightRange {
  readonly min: number
  readonly max: number
}

/** Weights of the bundled faces; `null` for one that has only its own. */
const bundledWeights: Record<BundledTypeface, WeightRange | null> = {
  literata: { min: 200, max: 900 },
  'source-serif-4': { min: 200, max: 900 },
  'eb-garamond': { min: 400, max: 800 },
  bitter: { min: 100, max: 900 },
  'atkinson-hyperlegible-next': { min: 200, max: 800 },
  inter: { min: 100, max: 900 },
  opendyslexic: null,
}

/**
 * `publisher`, a bundled face's id, `system:` and the family name of an installed font, or `user:` and
 * the family name of fonts that the person brought.
 */
export const Typeface = z.union([
  z.literal('publisher'),
  z.enum(Object.keys(typefaces) as [BundledTypeface, ...BundledTypeface[]]),
  z.templateLiteral(['system:', z.string().min(1).max(200)]),
  z.templateLiteral(['user:', z.string().min(1).max(200)]),
])
export type Typeface = z.infer<typeof Typeface>

/** A font file that the person brought: one style of a family. */
export const UserFont = z.object({
  /** SHA-256 of the file in lower-case hexadecimal: its address is `/fonts/<id>`. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** As the font calls itself; without quotation marks and backslashes. */
  family: z.string().min(1).max(200),
  style: z.enum(['normal', 'italic']),
  /** Equal numbers for a font that does not vary in weight. */
  weight: z.object({ min: z.number().min(1).max(1000), max: z.number().min(1).max(1000) }),
  /** Average advance of a character of running text, as a share of the font size. */
  characterWidth: z.number().min(0.1).max(2),
})
export type UserFont = z.infer<typeof UserFont>

/** Name of a face for people. The house face speaks for the publisher's. */
export function nameOf(typeface: Typeface): string {
  if (typeface === 'publisher') return typefaces.literata
  const own = /^(?:system|user):(.*)$/s.exec(typeface)
  return own?.[1] ?? typefaces[typeface as BundledTypeface]
}

/** Name of a face in style sheets: fonts that the person brought hide no other of the same name. */
export const cssFamilyOf = (typeface: Typeface): string =>
  typeface.startsWith('user:') ? `Own ${nameOf(typeface)}` : nameOf(typeface)

/** Weights that a face can be set in; `null` where there is but one, or nobody knows. */
export function weightsOf(typeface: Typeface, fonts: readonly UserFont[] = []): WeightRange | null {
  if (typeface === 'publisher') return bundledWeights.literata
  if (typeface.startsWith('system:')) return null
  if (!typeface.startsWith('user:')) return bundledWeights[typeface as BundledTypeface]
  const upright = fonts.find(({ style, weight }) => style === 'normal' && weight.min < weight.max)
  return upright?.weight ?? null
}
