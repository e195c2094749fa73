import { useEditedSettings } from '../../state/use-settings'
import { SegmentedField } from '../../ui/segmented-field'
import { words } from '../../words/words'

import { NumberField } from './number-field'
import styles from './typography-panel.module.css'
import { useChange } from './use-change'

/** Whether pages are turned, how many stand side by side, and each margin by itself. */
export function PageFields() {
  const { flow, columns } = useEditedSettings()
  const change = useChange()
  return (
    <>
      <SegmentedField
        label={words.flow}
        options={words.flows}
        value={flow}
        onChange={(value) => change({ flow: value })}
      />
      {flow === 'paginated' && (
        <SegmentedField
          label={words.columns}
          options={words.column}
          value={columns}
          onChange={(value) => change({ columns: value })}
        />
      )}
      <NumberField name="marginTop" label={words.marginTop} inWords={words.percent} />
      <NumberField name="marginBottom" label={words.marginBottom} inWords={words.percent} />
      <NumberField name="marginOuter" label={words.marginOuter} inWords={words.percent} />
      <NumberField name="marginInner" label={words.marginInner} inWords={words.percent} />
      <p className={styles['hint']}>{words.marginInnerHint}</p>
    </>
  )
}
