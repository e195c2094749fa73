import { z } from 'zod'

import { mix, type Colour } from '#core/contrast'

/** What the paper of a theme of one's own looks like close by. */
export const PaperTexture = z.enum(['none', 'grain', 'laid'])
export type PaperTexture = z.infer<typeof PaperTexture>

/** How much of a speck or of a line is ink, 0 to 1; on dark paper half as much is seen as well. */
export const textureInk = (texture: 'grain' | 'laid', isDark: boolean): number =>
  (texture === 'grain' ? 8 : 6) / (isDark ? 510 : 255)

/** A browser rounds what it lays over the paper, by less than a step of eight bits for each layer. */
const rounding = 1 / 255

/**
 * The darkest and the lightest that a paper has anywhere: what is read on it must be read on these.
 *
 * @param isDark its ink is white
 */
export function tonesOf(paper: Colour, isDark: boolean, texture: PaperTexture): readonly Colour[] {
  if (texture === 'none') return [paper]
  const ink = textureInk(texture, isDark) + rounding
  if (texture === 'grain') return ['#000000', '#FFFFFF'].map((tone) => mix(paper, tone, ink))
  // Where two lines cross there is twice the ink.
  return [paper, mix(paper, isDark ? '#FFFFFF' : '#000000', 2 * ink)]
}
