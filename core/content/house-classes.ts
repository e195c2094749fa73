/**
 * Classes that formats without styles of their own (plain text, Markdown, word processors') put on the
 * XHTML they write, and that the engine's house style sheet sets. All other markup is plain HTML.
 */
export const houseClasses = {
  /** `<section>`: what stands before the text (a disclaimer, a summary): small, set apart. */
  front: 'o-front',
  /** A paragraph that is a notice: disclaimer, copyright, warning. */
  notice: 'o-notice',
  /** `<h1>` with the title of the whole work. */
  title: 'o-title',
  /** `<p>` with the author under the title. */
  byline: 'o-byline',
  /** `<hr>`: a scene break. */
  scene: 'o-scene',
  /** `<hr>`: a break that the author made with blank lines only. */
  space: 'o-space',
  /** `<p>`: the rest of a paragraph cut for layout; no indent. */
  continued: 'o-continued',
  /** `<p>` whose line breaks (`<br/>`) are kept: verse, an address. */
  verse: 'o-verse',
  /** `<section>` of `<aside>`s: the notes of what stands above. */
  notes: 'o-notes',
  /** `<span>` with the words for a picture that is not there. */
  missing: 'o-missing',
  /** `<blockquote>`: a motto before a book or chapter. */
  epigraph: 'o-epigraph',
  /** `<p>` under a quotation or poem: who wrote it, when. */
  attribution: 'o-attribution',
  /** `<section>`: about this file (licence, credits), after the end. */
  about: 'o-about',
} as const
