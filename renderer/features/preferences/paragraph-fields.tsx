import { isPlainKind, limits, type ReaderPreferences } from '#core/preferences'

import { useAppStore } from '../../state/app-store'
import { useEditedSettings } from '../../state/use-settings'
import { SegmentedField } from '../../ui/segmented-field'
import { SliderField } from '../../ui/slider-field'
import { SwitchField } from '../../ui/switch-field'
import { words } from '../../words/words'

import { SwitchOf } from './switch-of'
import styles from './typography-panel.module.css'
import { useChange } from './use-change'

type Manner = keyof typeof words.paragraph

/** What each of the three manners means in numbers. */
const manners: Record<Manner, ReaderPreferences> = {
  publisher: { paragraphIndent: 'publisher', paragraphSpace: 'publisher' },
  indent: { paragraphIndent: 1.25, paragraphSpace: 0 },
  space: { paragraphIndent: 0, paragraphSpace: 0.8 },
}

/** How paragraphs are told apart, how their lines are broken, and how the first one starts. */
export function ParagraphFields() {
  const { paragraphIndent, paragraphSpace, lineBreaking } = useEditedSettings()
  const kind = useAppStore((state) => state.reading?.manifest.format)
  const isTypographic = useAppStore((state) => state.reading?.manifest.text?.isTypographic)
  const change = useChange()
  const manner = isPlainKind(kind)
    ? { ...words.paragraph, publisher: words.house }
    : words.paragraph
  return (
    <>
      <SegmentedField
        label={words.paragraphs}
        hidesLabel
        options={manner}
        value={mannerOf(paragraphIndent, paragraphSpace)}
        onChange={(chosen) => change(manners[chosen])}
      />
      <SliderField
        label={words.indent}
        limits={limits.paragraphIndent}
        value={paragraphIndent === 'publisher' ? 1.25 : paragraphIndent}
        valueText={lengthInWords(paragraphIndent, manner.publisher)}
        onChange={(value) => change({ paragraphIndent: value })}
      />
      <SliderField
        label={words.space}
        limits={limits.paragraphSpace}
        value={paragraphSpace === 'publisher' ? 0 : paragraphSpace}
        valueText={lengthInWords(paragraphSpace, manner.publisher)}
        onChange={(value) => change({ paragraphSpace: value })}
      />
      <SwitchField
        label={words.evenSpacing}
        isOn={lineBreaking === 'total-fit'}
        onChange={(isOn) => change({ lineBreaking: isOn ? 'total-fit' : 'browser' })}
      />
      <p className={styles['hint']}>{words.evenSpacingHint}</p>
      {lineBreaking === 'total-fit' && (
        <SwitchOf name="hangingPunctuation" label={words.hangingPunctuation} />
      )}
      {isPlainKind(kind) && (
        <>
          <SwitchOf name="dropCapital" label={words.dropCapital} />
          {!isTypographic && <SwitchOf name="smartPunctuation" label={words.smartPunctuation} />}
          <SwitchOf name="smallCapitals" label={words.smallCapitals} />
        </>
      )}
    </>
  )
}

type Length = number | 'publisher'

function mannerOf(indent: Length, space: Length): Manner {
  if (indent === 'publisher' && space === 'publisher') return 'publisher'
  return indent === 0 ? 'space' : 'indent'
}

const lengthInWords = (length: Length, others: string): string =>
  length === 'publisher' ? others : words.em(length)
