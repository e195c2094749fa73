const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** English name of a language. @param language BCP 47 tag, or what somebody took for one */
export function languageName(language: string): string {
  try {
    return names.of(language) ?? language
  } catch {
    return language
  }
}
