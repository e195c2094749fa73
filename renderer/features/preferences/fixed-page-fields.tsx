import { useAppStore } from '../../state/app-store'
import { useEditedSettings } from '../../state/use-settings'
import { SegmentedField } from '../../ui/segmented-field'
import { words } from '../../words/words'

import { SwitchOf } from './switch-of'
import styles from './typography-panel.module.css'
import { useChange } from './use-change'

/** How pages with a fixed layout are shown: how large, side by side or as a strip, from which side. */
export function FixedPageFields() {
  const format = useAppStore((state) => state.reading?.manifest.format)
  const direction = useAppStore((state) => state.bookPreferences.readingProgression)
  const changeBook = useAppStore((state) => state.changeBookPreferences)
  const { pageFit, pageFlow, spreads, pageColours } = useEditedSettings()
  const change = useChange()
  // Drawings in negative are of no use to anybody.
  const { original, dimmed } = words.pageColour
  const colours = format === 'Comic' ? { original, dimmed } : words.pageColour
  return (
    <>
      <SegmentedField
        label={words.flow}
        options={words.flows}
        value={pageFlow}
        onChange={(value) => change({ pageFlow: value })}
      />
      <SegmentedField
        label={words.pageFit}
        options={words.pageFits}
        value={pageFit}
        onChange={(value) => change({ pageFit: value })}
      />
      <p className={styles['hint']}>{words.pageFitHint}</p>
      {pageFlow === 'paginated' && (
        <>
          <SegmentedField
            label={words.spreads}
            options={words.spread}
            value={spreads}
            onChange={(value) => change({ spreads: value })}
          />
          {spreads !== 'one' && <SwitchOf name="coverAlone" label={words.coverAlone} />}
        </>
      )}
      <SegmentedField<keyof typeof words.directions>
        label={words.pageDirection}
        options={words.directions}
        value={direction ?? 'publisher'}
        onChange={(value) =>
          changeBook({ readingProgression: value === 'publisher' ? undefined : value })
        }
      />
      <p className={styles['hint']}>{words.directionHint}</p>
      <SegmentedField<keyof typeof words.pageColour>
        label={words.pageColours}
        options={colours as typeof words.pageColour}
        value={pageColours}
        onChange={(value) => change({ pageColours: value })}
      />
    </>
  )
}
