declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it'

  /** Reads `[^1]`, `[^1]: …` and `^[…]`; puts the notes behind the text. */
  const footnotes: (md: MarkdownIt) => void
  export default footnotes
}
