import { useAppStore } from '../../state/app-store'
import { words } from '../../words/words'

import { EncodingPicker } from './encoding-picker'
import { ParagraphPicker } from './paragraph-picker'
import { ReadingFacts } from './reading-facts'
import styles from './text-reading-panel.module.css'

/** How a plain text was read, and what may be decided otherwise. The page beside it shows what comes of it. */
export function TextReadingPanel() {
  const manifest = useAppStore((state) => state.reading?.manifest)
  const wished = useAppStore((state) => state.wishedTextOptions)
  const change = useAppStore((state) => state.changeTextOptions)
  const isEncodingSought = useAppStore((state) => state.panel === 'encoding')
  const text = manifest?.text
  if (!manifest || !text) return null
  const options = wished ?? text.options

  return (
    <div className={styles['panel']} aria-busy={wished !== null}>
      <ReadingFacts text={text} metadata={manifest.metadata} />
      <section>
        <h2 className={styles['heading']}>{words.paragraphs}</h2>
        <ParagraphPicker
          lineLayout={options.lineLayout}
          onChange={(lineLayout) => void change({ ...options, lineLayout })}
        />
      </section>
      <section>
        <h2 className={styles['heading']}>{words.encoding}</h2>
        <EncodingPicker
          encoding={options.encoding}
          isSought={isEncodingSought}
          onChange={(encoding) => void change({ ...options, encoding })}
        />
      </section>
    </div>
  )
}
