import { encodePath } from '#core/content/href'
import type { XmlElement } from '#core/content/xml-tree'

import { element, type Element } from '../office/element'

import type { Relationships } from './parts'

/** Office's unit of length: so many are a px of 1/96 inch. */
const emuPerPx = 9_525

/** The pictures in a drawing, of today (`w:drawing`) or of old (`w:pict`, `w:object`). */
export function readPictures(drawing: XmlElement, relationships: Relationships): Element[] {
  const alt = drawing.descendants('docpr')[0]
  const width = Number(drawing.descendants('extent')[0]?.attribute('cx') ?? NaN) / emuPerPx
  const words = alt?.attribute('descr') ?? alt?.attribute('title')
  const blips = drawing.descendants('blip').map((blip) => {
    const drawn = blip.descendants('svgblip')[0]
    return drawn?.attribute('embed') ?? blip.attribute('embed') ?? blip.attribute('link')
  })
  const images = drawing
    .descendants('imagedata')
    .map((image) => ({ id: image.attribute('id'), words: image.attribute('title') }))
  return [...blips.map((id) => ({ id, words })), ...images].flatMap((picture) => {
    const target = picture.id === undefined ? undefined : relationships.get(picture.id)
    if (!target) return []
    const src = target.isExternal ? target.target : encodePath(target.target)
    const isSized = blips.length === 1 && width >= 1 && width <= 10_000
    return element('img', {
      src,
      alt: picture.words ?? '',
      width: isSized ? String(Math.round(width)) : undefined,
    })
  })
}
