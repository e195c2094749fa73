import { limits } from '#core/preferences'

import { useAppStore } from '../../state/app-store'
import { useSettings } from '../../state/use-settings'
import { Button } from '../../ui/button'
import { SegmentedField } from '../../ui/segmented-field'
import { SliderField } from '../../ui/slider-field'
import { SwitchField } from '../../ui/switch-field'
import { words } from '../../words/words'

import { ThemePicker } from './theme-picker'
import { TypefacePicker } from './typeface-picker'
import styles from './typography-panel.module.css'

/** How the text is set and on what paper. Every change is seen at once on the page beside it. */
export function TypographyPanel() {
  const theme = useAppStore((state) => state.preferences.reader.theme)
  const change = useAppStore((state) => state.changeReaderPreferences)
  const reset = useAppStore((state) => state.resetReaderPreferences)
  const { fontSize, lineHeight, measure, margins, ...layout } = useSettings()
  const { typeface, paragraphs, alignment, columns, hyphenation, publisherStyles } = layout

  return (
    <div className={styles['panel']}>
      <section>
        <h2 className={styles['heading']}>{words.theme}</h2>
        <ThemePicker theme={theme ?? 'system'} onChange={(chosen) => change({ theme: chosen })} />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.typeface}</h2>
        <TypefacePicker typeface={typeface} onChange={(chosen) => change({ typeface: chosen })} />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.text}</h2>
        <SliderField
          label={words.size}
          limits={limits.fontSize}
          value={fontSize}
          valueText={String(fontSize)}
          onChange={(value) => change({ fontSize: value })}
        />
        <SliderField
          label={words.lineHeight}
          limits={limits.lineHeight}
          value={lineHeight}
          valueText={String(Number(lineHeight.toFixed(2)))}
          onChange={(value) => change({ lineHeight: value })}
        />
        <SliderField
          label={words.measure}
          limits={limits.measure}
          value={measure}
          valueText={words.characters(measure)}
          onChange={(value) => change({ measure: value })}
        />
        <SliderField
          label={words.margins}
          limits={limits.margins}
          value={margins}
          valueText={words.percent(margins)}
          onChange={(value) => change({ margins: value })}
        />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.layout}</h2>
        <SegmentedField
          label={words.paragraphs}
          options={words.paragraph}
          value={paragraphs}
          onChange={(value) => change({ paragraphs: value })}
        />
        <SegmentedField
          label={words.alignment}
          options={words.align}
          value={alignment}
          onChange={(value) => change({ alignment: value })}
        />
        <SegmentedField
          label={words.columns}
          options={words.column}
          value={columns}
          onChange={(value) => change({ columns: value })}
        />
        <SwitchField
          label={words.hyphenation}
          isOn={hyphenation}
          onChange={(value) => change({ hyphenation: value })}
        />
        <SwitchField
          label={words.publisherStyles}
          isOn={publisherStyles}
          onChange={(value) => change({ publisherStyles: value })}
        />
      </section>
      <Button look="quiet" onClick={reset}>
        {words.reset}
      </Button>
    </div>
  )
}
