import { MapPin, Trash2 } from 'lucide-react'
import { useId } from 'react'

import type { UnplacedAnnotation } from '#core/annotations'
import { firstWords } from '#core/anchoring/first-words'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import styles from './unplaced-list.module.css'

/** Marks whose words are not in the text, kept until somebody gives them a place. */
export function UnplacedList() {
  const headingId = useId()
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const unplaced = useAppStore((state) => state.unplaced)
  if (unplaced.length === 0) return null

  const place = async (id: string) => {
    const { selection, placeAnnotation } = store.getState()
    const here = selection ?? (navigator && firstWords(navigator.currentLocator))
    if (!here) return
    const { locator, end, text } = here
    await placeAnnotation(id, { locator, end, text })
    navigator?.clearSelection()
  }

  return (
    <section aria-labelledby={headingId} className={styles['tray']}>
      <h3 id={headingId} className={styles['heading']}>
        {words.withoutPlace}
      </h3>
      <p className={styles['hint']}>{words.withoutPlaceHint}</p>
      <ul>
        {unplaced.map((one) => (
          <UnplacedLine
            key={one.id}
            annotation={one}
            onPlace={() => void place(one.id)}
            onRemove={() => void store.getState().removeUnplaced(one.id)}
          />
        ))}
      </ul>
    </section>
  )
}

interface UnplacedLineProps {
  readonly annotation: UnplacedAnnotation
  readonly onPlace: () => void
  readonly onRemove: () => void
}

function UnplacedLine({ annotation, onPlace, onRemove }: UnplacedLineProps) {
  const isHighlight = annotation.type === 'highlight'
  const text = isHighlight ? annotation.text : annotation.passage.exact
  const note = isHighlight
    ? annotation.note
    : [annotation.name, annotation.note].filter(Boolean).join('\n') || null
  const { chapter } = annotation.passage.hint
  return (
    <li className={styles['line']}>
      {text !== '' && (
        <p dir="auto" className={styles['text']}>
          {shortened(text)}
        </p>
      )}
      {note !== null && (
        <p dir="auto" className={styles['note']}>
          {note}
        </p>
      )}
      <p className={styles['facts']}>
        {isHighlight ? words.highlightKinds[annotation.kind] : words.bookmark}
        {chapter !== undefined && (
          <>
            {' · '}
            <bdi>{words.onceIn(chapter)}</bdi>
          </>
        )}
      </p>
      <div className={styles['tools']}>
        <Button onClick={onPlace}>
          <MapPin size={16} strokeWidth={1.5} aria-hidden />
          {words.placeHere}
        </Button>
        <IconButton name={words.removeHighlight} icon={Trash2} onClick={onRemove} />
      </div>
    </li>
  )
}

/** Enough to know the passage by. */
const shortened = (text: string): string =>
  text.length > 240 ? `${text.slice(0, 240).replace(/\s\S*$/, '')} …` : text
