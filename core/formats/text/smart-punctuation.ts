/** The signs a printer would have used already stand in the text. */
const isSet = (text: string) => /[“”‘’«»„]/.test(text)

const elisions =
  /(?<![\p{L}\p{N}])'(?=(?:tis|twas|twere|twill|twould|til|till|em|cause|bout|round|neath|n|kay|sup|cept|fraid)\b(?!'\p{L})|\d0s\b)/giu

/**
 * Rule T10, smart punctuation: typed quotes, dashes and dots as a printer sets them. An option of
 * the view, never part of the text itself: call it on a whole text or paragraph, not on tables.
 *
 * @param language BCP 47 tag; quotes are touched in English only, for other languages differ
 */
export function smartenPunctuation(text: string, language: string): string {
  const dashed = text
    .replace(/(?<=\d)--(?=\d)/g, '–')
    .replace(/(?<!-)-{2,3}(?!-)/g, '—')
    .replace(/(?<!\.)\.{3}(?!\.)|(?<!\.)\. \. \.(?! ?\.)/g, '…')
  if (!/^en\b/i.test(language) || isSet(text)) return dashed
  return smartenQuotes(dashed)
}

function smartenQuotes(text: string): string {
  return text
    .replace(/(?<=\d)'(?=\d{1,2}(?:"|\b))/g, '′')
    .replace(/(?<=′\d{1,2})"/g, '″')
    .replace(/(?<=[\p{L}\s])'n'(?=[\s\p{L}])/giu, (typed) => typed.replaceAll("'", '’'))
    .replace(elisions, '’')
    .replace(/(?<=^|[\s([{—–\-"“‘/])'(?=\S)/g, '‘')
    .replace(/(?<=^|[\s([{—–\-‘'/])"(?=\S)/g, '“')
    .replaceAll("'", '’')
    .replaceAll('"', '”')
}
