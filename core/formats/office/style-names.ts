/** What a paragraph is, by the style that its author chose. */
export type ParagraphKind =
  | { readonly name: 'body' }
  | { readonly name: 'heading'; readonly level: number }
  | { readonly name: 'title' | 'subtitle' | 'quote' | 'verse' | 'code' | 'caption' }

export const body: ParagraphKind = { name: 'body' }

export const heading = (level: number): ParagraphKind => ({
  name: 'heading',
  level: Math.max(1, Math.min(6, level)),
})

/** Built-in styles keep their English names in the file; those of one’s own have any name. */
const kinds: readonly (readonly [RegExp, Exclude<ParagraphKind['name'], 'body' | 'heading'>])[] = [
  [/^(?:book )?(?:title|titel|titre|título|titolo|название)$/, 'title'],
  [/^(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo|подзаголовок)$/, 'subtitle'],
  [/^(?:author|byline|date|autor|auteur)$/, 'subtitle'],
  [/verse|poem|poetry|stanza|gedicht|strophe|poème|стих/, 'verse'],
  [/quot|block text|blockquote|zitat|citation|cita\b|citazione|цитата|epigra/, 'quote'],
  [/preformatted|^code\b|source ?(?:code|text)|^listing|verbatim|teletype/, 'code'],
  [/^(?:caption|beschriftung|légende|figure|illustration|table)$/, 'caption'],
]

/** `Heading 2`, `heading 2`, `Überschrift 2`, `Titre 2`, … */
const headingName =
  /^(?:heading|überschrift|titre|título|titolo|заголовок|kop|rubrik|nagłówek)\s*(\d)$/

/** @returns `undefined` for a name that says nothing */
export function kindByName(styleName: string): ParagraphKind | undefined {
  const name = styleName.trim().toLowerCase().replaceAll('_', ' ')
  const level = headingName.exec(name)?.[1]
  if (level !== undefined) return heading(Number(level))
  const found = kinds.find(([pattern]) => pattern.test(name))
  return found && { name: found[1] }
}
