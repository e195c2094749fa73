import { cssFamilyOf, type UserFont } from '#core/typefaces'

/** `@font-face` rules of fonts that the person brought. */
export const userFontFaces = (fonts: readonly UserFont[]): string =>
  fonts
    .map(({ id, family, style, weight }) => {
      const name = JSON.stringify(cssFamilyOf(`user:${family}`))
      return `@font-face { font-family: ${name}; src: url('/fonts/${id}'); font-style: ${style};
        font-weight: ${weight.min} ${weight.max}; font-display: block; }`
    })
    .join('\n')
