import { useCallback, useEffect, useRef, useState } from 'react'

import type { PublicationSummary } from '#core/publication/publication'

import { moveFocus } from '../../ui/roving-focus'

import { PublicationCard } from './publication-card'
import { PublicationMenu, type OpenedMenu } from './publication-menu'
import styles from './shelf.module.css'

interface ShelfProps {
  readonly publications: readonly PublicationSummary[]
  readonly openingId: string | null
  readonly onOpen: (publication: PublicationSummary) => void
  readonly onRemove: (publication: PublicationSummary) => void
}

/** The grid of covers: one tab stop, arrow keys inside. */
export function Shelf({ publications, openingId, onOpen, onRemove }: ShelfProps) {
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const [menu, setMenu] = useState<OpenedMenu | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  const tabStop = publications.some(({ id }) => id === focusedId) ? focusedId : publications[0]?.id

  // Whoever removes the card in focus goes on from the one that takes its place.
  const shelved = useRef(publications)
  useEffect(() => {
    const index = shelved.current.findIndex(({ id }) => id === focusedId)
    shelved.current = publications
    if (index < 0 || publications.some(({ id }) => id === focusedId)) return
    if (document.activeElement !== document.body) return
    const cards = grid.current?.querySelectorAll<HTMLElement>('[data-publication]')
    cards?.[Math.min(index, cards.length - 1)]?.focus()
  }, [publications, focusedId])

  const onFocus = useCallback(({ id }: PublicationSummary) => setFocusedId(id), [])
  const onMenu = useCallback(
    (publication: PublicationSummary, anchor: DOMRect) => setMenu({ publication, anchor }),
    [],
  )

  return (
    <div
      ref={grid}
      className={styles['grid']}
      onKeyDown={(event) => {
        if (grid.current && moveFocus(grid.current, '[data-publication]', event)) {
          event.preventDefault()
        } else if (event.key === 'Delete') {
          const publication = publications.find(({ id }) => id === focusedId)
          if (publication) onRemove(publication)
        }
      }}
    >
      {publications.map((publication) => (
        <PublicationCard
          key={publication.id}
          publication={publication}
          isTabStop={publication.id === tabStop}
          isOpening={publication.id === openingId}
          hasMenuOpen={publication.id === menu?.publication.id}
          onOpen={onOpen}
          onFocus={onFocus}
          onMenu={onMenu}
        />
      ))}
      <PublicationMenu
        menu={menu}
        focusAfter={() => grid.current?.querySelector('[data-publication][tabindex="0"]') ?? null}
        onOpen={onOpen}
        onRemove={onRemove}
        onClose={() => setMenu(null)}
      />
    </div>
  )
}
