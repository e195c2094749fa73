/** Paragraphs that speak about the text and are not of it: disclaimers, rights, warnings, an author's notes. */
const opening = new RegExp(
  [
    String.raw`^(?:disclaimer|legal notice|all rights reserved|©|\(c\)|copyright\b)`,
    String.raw`^(?:content|trigger) warnings?\b`,
    String.raw`^(?:author['’]?s? notes?|a/n|an|notes?|summary|rating|rated|fandom|pairings?|warnings?|genre|spoilers?|archive)\s*[:–—-]`,
    String.raw`^(?:this is a work of fiction|any resemblance|no part of this)\b`,
  ].join('|'),
  'i',
)
const leadingSigns = /^[*_\s[(<"“]+/

/** Says at its beginning that it is a notice. */
export const isNotice = (text: string): boolean =>
  opening.test(text.slice(0, 80).replace(leadingSigns, ''))

const phrases =
  /\b(?:disclaim|do(?:es)? not own|don['’]?t own|copyright|all rights reserved|not for profit|no profit|infringement|belongs? to|permission|fictional|works? of fiction|adults? only|own nothing|own none|not mine|sue me|please|warnings?|mature (?:content|themes|readers)|real (?:people|persons)|characters (?:are|in)|years or older|18\+|over (?:18|eighteen)|sexual|explicit|reproduc|redistribut|may not be|not be (?:copied|posted))/i

/** Sounds like a notice wherever it says so; only for what stands before the text. */
export const soundsLikeNotice = (text: string): boolean => isNotice(text) || phrases.test(text)
