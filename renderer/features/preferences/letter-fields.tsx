import { limits } from '#core/preferences'
import { weightsOf } from '#core/typefaces'

import { useEditedSettings } from '../../state/use-settings'
import { SegmentedField } from '../../ui/segmented-field'
import { SliderField } from '../../ui/slider-field'
import { words } from '../../words/words'

import { NumberField } from './number-field'
import { SwitchOf } from './switch-of'
import styles from './typography-panel.module.css'
import { useChange } from './use-change'

/** The slider's place for no smallest text: one step before the least. */
const off = limits.smallestText.min - limits.smallestText.step

/** How small text may be, its weight where the face has more than one, the spaces, and the forms of letters. */
export function LetterFields() {
  const { typeface, fonts, figures, smallestText } = useEditedSettings()
  const change = useChange()
  const weights = weightsOf(typeface, fonts)
  return (
    <>
      <SliderField
        label={words.smallestText}
        limits={{ ...limits.smallestText, min: off }}
        value={smallestText === 'off' ? off : smallestText}
        valueText={smallestText === 'off' ? words.off : words.px(smallestText)}
        onChange={(size) => change({ smallestText: size === off ? 'off' : size })}
      />
      <p className={styles['hint']}>{words.smallestTextHint}</p>
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
