import { specimen } from '#core/fonts/specimen'
import type { BundledTypeface, Typeface } from '#core/typefaces'

/**
 * Average advance of a character of running English text, as a share of the font size. Fixed for the
 * bundled faces, so that the measure is known before a font file is loaded; `tests/contract` compares them with the files.
 */
const bundled: Record<BundledTypeface, number> = {
  literata: 0.448,
  'source-serif-4': 0.476,
  'eb-garamond': 0.391,
  bitter: 0.474,
  'atkinson-hyperlegible-next': 0.462,
  inter: 0.478,
  opendyslexic: 0.75,
}

const measured = new Map<string, number>()

/** @returns share of the font size, about 0.4 to 0.6 */
export function characterWidth(typeface: Typeface): number {
  if (typeface === 'publisher') return bundled.literata
  if (!typeface.startsWith('system:')) return bundled[typeface as BundledTypeface]
  const family = typeface.slice('system:'.length)
  const known = measured.get(family)
  if (known !== undefined) return known
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return bundled.literata
  context.font = `100px ${JSON.stringify(family)}, serif`
  const width = context.measureText(specimen).width / specimen.length / 100
  measured.set(family, width)
  return width
}
