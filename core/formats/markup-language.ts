import { detectLanguageOf, languageByName } from './text/language'

/** What stands for a language that is not named. */
const nameless = /^(?:und|mul|mis|zxx)\b/

/** The BCP 47 tag of a language as publishers write it: `en_US`, `eng`, `English`; nothing for no language. */
export function languageTag(written: string | undefined): string | undefined {
  const named = languageByName(written)
  if (named !== undefined) return named
  const tag = written?.trim().replaceAll('_', '-').toLowerCase() ?? ''
  if (!/^[a-z]{2,3}(?:-|$)/.test(tag) || nameless.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return tag
  }
}

/** Documents of a publication that are looked at, and characters in each. */
const sampledDocuments = 8
const sampleLength = 2_000

/**
 * The language of a publication that does not name one: what its documents say of themselves, else what
 * their letters and words tell.
 *
 * @param all its documents in reading order, of which a few are read
 * @param read gives the markup of one
 */
export async function findLanguage<Item>(
  all: readonly Item[],
  read: (item: Item) => string | Promise<string>,
): Promise<string | undefined> {
  const step = Math.max(1, Math.floor(all.length / sampledDocuments))
  const sampled = all.filter((_, index) => index % step === 0).slice(0, sampledDocuments)
  const documents = await Promise.all(sampled.map(async (item) => read(item)))
  const votes = new Map<string, number>()
  for (const markup of documents) {
    const declared = languageTag(declaredLanguage.exec(markup)?.[1])
    if (declared !== undefined) votes.set(declared, (votes.get(declared) ?? 0) + 1)
  }
  const [language] = [...votes].sort((one, other) => other[1] - one[1])[0] ?? []
  return language ?? (await detectLanguageOf(documents.map(wordsOf).filter((text) => text !== '')))
}

const declaredLanguage = /<(?:html|body)\b[^>]*?\s(?:xml:)?lang\s*=\s*["']([^"']+)/i

/** Words from the middle, where a document speaks its own language most surely. */
function wordsOf(markup: string): string {
  const body = markup.slice(Math.max(0, markup.search(/<body\b/i)))
  const from = Math.max(0, Math.floor((body.length - sampleLength) / 2))
  // The sample may begin or end within a tag.
  const sample = body.slice(from, from + sampleLength).replace(/^[^<]*>|<[^>]*$/g, '')
  return sample
    .replace(/<(script|style)\b.*?<\/\1>|<[^>]*>|&#?\w+;/gis, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
