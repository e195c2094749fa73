import { useEffect, useState } from 'react'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { words } from '../../words/words'

import { NumberField } from './number-field'
import styles from './typography-panel.module.css'

/** Characters a line: as many as wished, and as many as the page in view really holds. */
export function MeasureField() {
  const held = useCharactersInView()
  return (
    <>
      <NumberField name="measure" label={words.measure} inWords={words.characters} />
      {held !== null && <p className={styles['hint']}>{words.measured(Math.round(held))}</p>}
    </>
  )
}

/** Counted anew whenever another page, or the same in another layout, stands on the screen. */
function useCharactersInView(): number | null {
  const navigator = useNavigator()
  const locator = useAppStore((state) => state.locator)
  const [held, setHeld] = useState<number | null>(null)
  useEffect(() => {
    if (!locator) return undefined
    const frame = requestAnimationFrame(() => setHeld(navigator?.charactersPerLine() ?? null))
    return () => cancelAnimationFrame(frame)
  }, [navigator, locator])
  return held
}
