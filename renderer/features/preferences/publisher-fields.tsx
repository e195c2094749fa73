import { words } from '../../words/words'

import { SwitchOf } from './switch-of'
import styles from './typography-panel.module.css'

/** What is kept of the publisher's design, each by itself. */
export function PublisherFields() {
  return (
    <>
      <p className={styles['hint']}>{words.publishersDesignHint}</p>
      <SwitchOf name="publisherFonts" label={words.publisherFonts} />
      <SwitchOf name="publisherSizes" label={words.publisherSizes} />
      <SwitchOf name="publisherColours" label={words.publisherColours} />
      <SwitchOf name="publisherLayout" label={words.publisherLayout} />
    </>
  )
}
