import type { ReadingState } from '#core/library'
import { mostStars } from '#core/library'
import type { PublicationSummary } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { MenuCheck, MenuChoice, MenuItem, MenuLine, Submenu } from '../../ui/menu'
import { words } from '../../words/words'

/** What asks for more than a menu can hold. */
export type LibraryDialog =
  | { readonly kind: 'details'; readonly publication: PublicationSummary }
  | { readonly kind: 'tags'; readonly publications: readonly PublicationSummary[] }
  | { readonly kind: 'collection'; readonly publications: readonly PublicationSummary[] }

interface PublicationActionsProps {
  /** One or several; at least one. */
  readonly publications: readonly PublicationSummary[]
  readonly onDialog: (dialog: LibraryDialog) => void
}

/** What can be said of publications: the same for one as for many. */
export function PublicationActions({ publications, onDialog }: PublicationActionsProps) {
  const collections = useAppStore((state) => state.collections)
  const changePublications = useAppStore((state) => state.changePublications)
  const change = (...[what]: [Parameters<typeof changePublications>[1]]) =>
    void changePublications(publications, what)
  const isFavourite = publications.every(({ favourite }) => favourite)
  const state = common(publications.map((one) => one.state))
  const stars = common(publications.map((one) => String(one.stars)))
  return (
    <>
      <MenuCheck isChecked={isFavourite} onChange={(favourite) => change({ favourite })}>
        {words.favourite}
      </MenuCheck>
      <Submenu label={words.state} value={state === null ? undefined : words.states[state]}>
        <MenuChoice
          options={words.states}
          value={state}
          onChange={(chosen: ReadingState) => change({ state: chosen })}
        />
      </Submenu>
      <Submenu label={words.stars} value={stars === null ? undefined : starOptions[stars]}>
        <MenuChoice
          options={starOptions}
          value={stars}
          onChange={(chosen) => change({ stars: Number(chosen) })}
        />
      </Submenu>
      <Submenu label={words.collections}>
        {collections.map(({ id, name }) => {
          const isIn = publications.every((one) => one.collections.includes(id))
          return (
            <MenuCheck
              key={id}
              isChecked={isIn}
              onChange={() => change(isIn ? { takeFrom: id } : { addTo: id })}
            >
              {name}
            </MenuCheck>
          )
        })}
        {collections.length > 0 && <MenuLine />}
        <MenuItem onChoose={() => onDialog({ kind: 'collection', publications })}>
          {words.newCollection}
        </MenuItem>
      </Submenu>
      <MenuItem onChoose={() => onDialog({ kind: 'tags', publications })}>
        {words.tagsMenu}
      </MenuItem>
    </>
  )
}

/** The value that all have; `null` where they differ. */
const common = <Value,>(values: readonly Value[]): Value | null => {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

const starOptions: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: mostStars + 1 }, (_, stars) => [
    String(stars),
    stars === 0 ? words.noStars : '★'.repeat(stars),
  ]),
)
