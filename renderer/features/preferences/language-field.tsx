import { hyphenationLanguages } from '../../engine/hyphenation/languages'
import { useAppStore } from '../../state/app-store'
import { SelectField } from '../../ui/select-field'
import { languageName } from '../../words/language-name'
import { words } from '../../words/words'

import styles from './typography-panel.module.css'

/** No language of one's own: as the book says. */
const automatic = ''

/** The language by which words of the open book are divided; the same as in its details. */
export function LanguageField() {
  const metadata = useAppStore((state) => state.reading?.manifest.metadata)
  const chooseLanguage = useAppStore((state) => state.chooseLanguage)
  if (!metadata) return null
  const own = metadata.languageIsOwn ? metadata.language : undefined
  return (
    <>
      <SelectField
        label={words.language}
        options={[[automatic, words.automatic], ...languagesWith(own)]}
        value={own ?? automatic}
        onChange={(tag) => void chooseLanguage(tag === automatic ? null : tag)}
      />
      <p className={styles['hint']}>{words.languageHint}</p>
    </>
  )
}

/** Languages with patterns by their names, and the one that the book's details name in another way. */
function languagesWith(own: string | undefined): (readonly [tag: string, name: string])[] {
  const tags = new Set<string>([...hyphenationLanguages, ...(own === undefined ? [] : [own])])
  return Array.from(tags, (tag) => [tag, languageName(tag)] as const).sort(([, a], [, b]) =>
    a.localeCompare(b),
  )
}
