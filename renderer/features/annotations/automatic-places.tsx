import { X } from 'lucide-react'
import { useId } from 'react'

import type { AutomaticPlace } from '#core/annotations'

import { useAppStore } from '../../state/app-store'
import { useAutomaticPlaces } from '../../state/use-automatic-places'
import { usePageOf } from '../../state/use-page-of'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import styles from './automatic-places.module.css'
import { PlaceButton } from './place-button'

interface AutomaticPlacesProps {
  readonly onGo: (place: AutomaticPlace) => void
}

/** What Octavo remembers by itself, apart from what somebody marked. */
export function AutomaticPlaces({ onGo }: AutomaticPlacesProps) {
  const headingId = useId()
  const places = useAutomaticPlaces()
  const remove = useAppStore((state) => state.removeAutomaticPlace)
  const pageOf = usePageOf()
  if (places.length === 0) return null
  return (
    <section aria-labelledby={headingId} className={styles['places']}>
      <h3 id={headingId} className={styles['heading']}>
        {words.rememberedPlaces}
      </h3>
      <ul>
        {places.map((place) => (
          <li key={place.kind} className={styles['line']}>
            <PlaceButton
              locator={place.locator}
              page={pageOf(place.locator)}
              name={words.automaticPlaces[place.kind]}
              onGo={() => onGo(place)}
            />
            <IconButton
              name={words.forgetPlace(words.automaticPlaces[place.kind])}
              icon={X}
              className={styles['forget']}
              onClick={() => void remove(place.kind)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
