import { isPlainKind } from '#core/preferences'

import { useAppStore } from '../../state/app-store'
import { useLayoutInView } from '../../state/use-layout-in-view'
import { useEditedSettings } from '../../state/use-settings'
import { Button } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { words } from '../../words/words'

import { AlignmentField } from './alignment-field'
import { FixedPageFields } from './fixed-page-fields'
import { HyphenationFields } from './hyphenation-fields'
import { LetterFields } from './letter-fields'
import { MeasureField } from './measure-field'
import { NumberField } from './number-field'
import { OwnStyleField } from './own-style-field'
import { PageFields } from './page-fields'
import { ParagraphFields } from './paragraph-fields'
import { PresetPicker } from './preset-picker'
import { PublisherFields } from './publisher-fields'
import { ScopeField } from './scope-field'
import { ThemePicker } from './theme-picker'
import { TypefacePicker } from './typeface-picker'
import styles from './typography-panel.module.css'
import { useChange } from './use-change'

/** How the text is set and on what paper. Every change is seen at once on the page beside it. */
export function TypographyPanel() {
  return useLayoutInView() === 'fixed' ? <FixedPagePanel /> : <TextPanel />
}

/** A page whose look is fixed leaves its ground, and how it is shown. */
function FixedPagePanel() {
  const kind = useAppStore((state) => state.reading?.manifest.format ?? '')
  const scope = useAppStore((state) => state.scope)
  const reset = useAppStore((state) => state.resetReaderPreferences)
  return (
    <div className={styles['panel']}>
      <ScopeField kind={kind} />
      <section>
        <h2 className={styles['heading']}>{words.theme}</h2>
        <ThemePicker />
      </section>
      <section className={styles['fields']}>
        <h2 className={styles['heading']}>{words.pagesHeading}</h2>
        <FixedPageFields />
      </section>
      <Button look="quiet" onClick={() => reset('pages')}>
        {words.resetPages(kind)[scope]}
      </Button>
    </div>
  )
}

function TextPanel() {
  const kind = useAppStore((state) => state.reading?.manifest.format)
  const scope = useAppStore((state) => state.scope)
  const reset = useAppStore((state) => state.resetReaderPreferences)
  const change = useChange()
  const { typeface } = useEditedSettings()

  return (
    <div className={styles['panel']}>
      {kind !== undefined && <ScopeField kind={kind} />}
      <section>
        <h2 className={styles['heading']}>{words.theme}</h2>
        <ThemePicker />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.typeface}</h2>
        <TypefacePicker
          typeface={typeface}
          onChange={(chosen) =>
            change({ typeface: chosen, publisherFonts: chosen === 'publisher' })
          }
        />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.text}</h2>
        <NumberField name="fontSize" label={words.size} inWords={String} />
        <NumberField name="lineHeight" label={words.lineHeight} inWords={shortNumber} />
        <MeasureField />
        <NumberField name="margins" label={words.margins} inWords={words.percent} />
        <AlignmentField />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.presets}</h2>
        <PresetPicker />
      </section>
      <div>
        <Disclosure title={words.paragraphs}>
          <ParagraphFields />
        </Disclosure>
        <Disclosure title={words.hyphenation}>
          <HyphenationFields />
        </Disclosure>
        <Disclosure title={words.letters}>
          <LetterFields />
        </Disclosure>
        <Disclosure title={words.pageLayout}>
          <PageFields />
        </Disclosure>
        {!isPlainKind(kind) && (
          <Disclosure title={words.publishersDesign}>
            <PublisherFields />
          </Disclosure>
        )}
        <Disclosure title={words.ownStyle}>
          <OwnStyleField />
        </Disclosure>
      </div>
      <Button look="quiet" onClick={() => reset('text')}>
        {words.resetScope(kind ?? '')[scope]}
      </Button>
    </div>
  )
}

const shortNumber = (value: number): string => String(Number(value.toFixed(2)))
