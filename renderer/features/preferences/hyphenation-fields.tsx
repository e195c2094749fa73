import { useEditedSettings } from '../../state/use-settings'
import { words } from '../../words/words'

import { LanguageField } from './language-field'
import { NumberField } from './number-field'
import { SwitchOf } from './switch-of'

/** Whether words are divided at a line's end, and which. */
export function HyphenationFields() {
  const { hyphenation } = useEditedSettings()
  const inWords = words.lettersNumber
  return (
    <>
      <SwitchOf name="hyphenation" label={words.hyphenation} />
      {hyphenation && (
        <>
          <LanguageField />
          <NumberField
            name="hyphenationShortest"
            label={words.hyphenationShortest}
            inWords={inWords}
          />
          <NumberField name="hyphenationBefore" label={words.hyphenationBefore} inWords={inWords} />
          <NumberField name="hyphenationAfter" label={words.hyphenationAfter} inWords={inWords} />
        </>
      )}
    </>
  )
}
