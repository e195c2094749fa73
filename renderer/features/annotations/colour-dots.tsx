import type { CSSProperties } from 'react'

import { HighlightColour } from '#core/annotations'
import { highlightColours } from '#core/highlight-colours'

import { useAppStore } from '../../state/app-store'
import { useSettings } from '../../state/use-settings'
import { words } from '../../words/words'

import styles from './colour-dots.module.css'

/** What a colour is called: by the person, or by itself. */
export function useColourNames(): Readonly<Record<HighlightColour, string>> {
  const { names } = useAppStore(({ preferences }) => preferences.highlights)
  return { ...words.highlightColours, ...names }
}

interface ColourDotsProps {
  /** The one that is worn; `null` where none is. */
  readonly chosen: HighlightColour | null
  readonly onChoose: (colour: HighlightColour) => void
}

/** The five colours of highlights, as the page shows them. */
export function ColourDots({ chosen, onChoose }: ColourDotsProps) {
  const names = useColourNames()
  const { colours } = useSettings()
  const inks = highlightColours(colours)
  return (
    <div role="group" aria-label={words.colour} className={styles['dots']}>
      {HighlightColour.options.map((colour) => (
        <button
          key={colour}
          type="button"
          title={names[colour]}
          aria-label={names[colour]}
          aria-pressed={chosen === colour}
          className={styles['dot']}
          style={{ '--ink': inks[colour].ground, '--edge': inks[colour].line } as CSSProperties}
          onClick={() => onChoose(colour)}
        />
      ))}
    </div>
  )
}
