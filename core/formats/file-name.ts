/** What a file's name says of the text in it. */
export interface NameParts {
  readonly title: string
  readonly author: string | undefined
}

const extension =
  /\.(?:txt|text|asc|log|utf-?8|md|mdown|markdown|x?html?|xht|mht|mhtml|docx|docm|dotx|odt|ott|fodt|rtf)$/i

/** `Author - Title.txt`, `《题》作者：名.txt`, `Title by Author.txt`, `a_title.txt`. */
export function readFileName(fileName: string): NameParts {
  const plain = fileName.replace(extension, '').replaceAll('_', ' ').replace(/\s+/g, ' ').trim()
  const chinese = /^《(.+?)》\s*(?:.*?作者\s*[:：]?\s*(.+))?$/.exec(plain)
  if (chinese) return { title: chinese[1]!, author: chinese[2]?.trim() }
  const dashed = /^(.{2,60}?) [-–—] (.+)$/.exec(plain)
  if (dashed && looksLikeName(dashed[1]!) && !looksLikePart(dashed[2]!)) {
    return { title: dashed[2]!, author: dashed[1] }
  }
  return { title: spokenTitle(plain) || fileName, author: undefined }
}

/** `the-night-post` is how a title is written for machines; people write `The night post`. */
function spokenTitle(name: string): string {
  const words = name.includes(' ') ? name : name.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
  const isLower = words === words.toLowerCase()
  return isLower ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

const particles = new Set('van von de der den du la le da dos el al y e'.split(' '))

/** A few words with capitals: a person, and not the first half of a title with a number. */
const looksLikeName = (text: string) => {
  const words = text.split(/,? /)
  return (
    words.length <= 5 &&
    words.every((word) => particles.has(word) || /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*$/u.test(word))
  )
}

/** `Chapter 3` after a dash is a part of the title before it. */
const looksLikePart = (text: string) => /^\p{L}+ \d+\b/u.test(text)
