import atkinsonItalic from '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css?inline'
import atkinson from '@fontsource-variable/atkinson-hyperlegible-next/wght.css?inline'
import bitterItalic from '@fontsource-variable/bitter/wght-italic.css?inline'
import bitter from '@fontsource-variable/bitter/wght.css?inline'
import garamondItalic from '@fontsource-variable/eb-garamond/wght-italic.css?inline'
import garamond from '@fontsource-variable/eb-garamond/wght.css?inline'
import interItalic from '@fontsource-variable/inter/wght-italic.css?inline'
import inter from '@fontsource-variable/inter/wght.css?inline'
import literataItalic from '@fontsource-variable/literata/wght-italic.css?inline'
import literata from '@fontsource-variable/literata/wght.css?inline'
import sourceSerifItalic from '@fontsource-variable/source-serif-4/wght-italic.css?inline'
import sourceSerif from '@fontsource-variable/source-serif-4/wght.css?inline'
import openDyslexicItalic from '@fontsource/opendyslexic/latin-400-italic.css?inline'
import openDyslexic from '@fontsource/opendyslexic/latin-400.css?inline'
import openDyslexicBoldItalic from '@fontsource/opendyslexic/latin-700-italic.css?inline'
import openDyslexicBold from '@fontsource/opendyslexic/latin-700.css?inline'

/**
 * `@font-face` rules of all bundled faces, by the names that `core/preferences.ts` gives them. Book
 * frames adopt this text and so does the shell; a file is fetched when a text needs it.
 */
export const readingFontFaces: string = [
  literata,
  literataItalic,
  sourceSerif,
  sourceSerifItalic,
  garamond,
  garamondItalic,
  bitter,
  bitterItalic,
  atkinson,
  atkinsonItalic,
  inter,
  interItalic,
  openDyslexic,
  openDyslexicBold,
  openDyslexicItalic,
  openDyslexicBoldItalic,
]
  .join('\n')
  // The packages name variable fonts apart from static ones; we have but one of each.
  .replaceAll(/(font-family: ?['"]?[^'";]+?) Variable/g, '$1')
