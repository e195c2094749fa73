import { useId, useMemo, useState } from 'react'

import { type CssKnowledge, type OwnStyle, readOwnStyle } from '#core/content/own-style'
import { layered } from '#core/preference-scopes'
import { longestOwnStyle } from '#core/preferences'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { layersOf } from '../../state/wish-layers'
import { useStoredText } from '../../ui/use-stored-text'
import { words } from '../../words/words'

import styles from './own-style-field.module.css'
import panel from './typography-panel.module.css'
import { useChange } from './use-change'

/** A pause in writing after which the page is set anew. */
const pauseMs = 400
const fewestLines = 8

/** Rules of the person's own, in CSS, for what the scope holds. */
export function OwnStyleField() {
  const scope = useAppStore((state) => state.scope)
  const publication = useAppStore((state) => state.reading?.publication.id)
  const kept = useAppStore((state) => layered(layersOf(state), scope).ownStyle ?? '')
  const store = useAppStoreApi()
  const change = useChange()
  const onChange = (text: string) => {
    const now = store.getState()
    // What is left unsaved when another scope or book comes into view is not for that one.
    if (now.scope !== scope || now.reading?.publication.id !== publication) return
    const others = layered({ ...layersOf(now), [scope]: {} }, scope).ownStyle ?? ''
    change({ ownStyle: text === others ? undefined : text })
  }
  return <RulesField key={`${scope}/${publication ?? ''}`} kept={kept} onChange={onChange} />
}

interface RulesFieldProps {
  readonly kept: string
  readonly onChange: (text: string) => void
}

function RulesField({ kept, onChange }: RulesFieldProps) {
  const id = useId()
  /** What is not kept yet. */
  const [typed, setTyped] = useState<string | null>(null)
  const { write, storeNow } = useStoredText((written) => {
    onChange(written)
    setTyped(null)
  }, pauseMs)
  const text = typed ?? kept

  return (
    <>
      <p id={`${id}hint`} className={panel['hint']}>
        {words.ownStyleHint}
      </p>
      <textarea
        value={text}
        dir="ltr"
        rows={Math.max(fewestLines, text.split('\n').length)}
        maxLength={longestOwnStyle}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-label={words.ownStyle}
        aria-describedby={`${id}hint ${id}report`}
        placeholder={words.ownStyleExample}
        className={styles['rules']}
        onChange={({ target }) => {
          setTyped(target.value)
          write(target.value)
        }}
        onBlur={storeNow}
      />
      <div id={`${id}report`} role="status" className={styles['report']}>
        <Report kept={kept} />
      </div>
    </>
  )
}

/** What of the rules does not hold, and why. */
function Report({ kept }: { readonly kept: string }) {
  const style = useMemo(() => readOwnStyle(kept, browser), [kept])
  return sentences(style).map((sentence) => (
    <p key={sentence} className={panel['hint']}>
      {sentence}
    </p>
  ))
}

const sentences = ({ loading, reserved, unread }: OwnStyle): string[] => [
  ...(loading > 0 ? [words.rulesLoad(loading)] : []),
  ...(reserved.length > 0 ? [words.rulesReserved(reserved)] : []),
  ...(unread.length > 0 ? [words.rulesUnread(unread)] : []),
]

/** The window's, which sets the pages too. */
const browser: CssKnowledge = {
  selector: (selector) => CSS.supports(`selector(${selector})`),
  declaration: (name, value) => CSS.supports(name, value),
}
