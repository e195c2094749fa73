import { weightsOf } from '#core/typefaces'

import { useEditedSettings } from '../../state/use-settings'
import { SegmentedField } from '../../ui/segmented-field'
import { words } from '../../words/words'

import { NumberField } from './number-field'
import { SwitchOf } from './switch-of'
import { useChange } from './use-change'

/** Weight, where the face has more than one, the spaces, and the forms that a face may offer. */
export function LetterFields() {
  const { typeface, fonts, figures } = useEditedSettings()
  const change = useChange()
  const weights = weightsOf(typeface, fonts)
  return (
    <>
      {weights && (
        <NumberField name="fontWeight" label={words.weight} inWords={String} range={weights} />
      )}
      <NumberField name="letterSpacing" label={words.letterSpacing} inWords={words.percent} />
      <NumberField name="wordSpacing" label={words.wordSpacing} inWords={words.percent} />
      <SegmentedField
        label={words.figures}
        options={words.figure}
        value={figures}
        onChange={(value) => change({ figures: value })}
      />
      <SwitchOf name="ligatures" label={words.ligatures} />
    </>
  )
}
