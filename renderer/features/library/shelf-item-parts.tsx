import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'

import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import { chooseBy, pointOf, type ShelfItemProps } from './shelf-item'

interface PartProps {
  readonly item: ShelfItemProps
  readonly className: string | undefined
}

interface FrameProps extends PartProps {
  readonly dir?: 'ltr' | 'rtl'
  readonly children: ReactNode
}

/** Ids of what a publication on the shelf is named and described by. */
export const idsOf = ({ entry: { key } }: ShelfItemProps) => ({
  title: `publication-${key}`,
  state: `state-${key}`,
  marks: `marks-${key}`,
  missing: `missing-${key}`,
})

/** The publication as a whole, for those who hear it and for its menu. */
export function ItemFrame({ item, dir, className, children }: FrameProps) {
  const { entry, index, total, isOpening, onFocus, onMenu } = item
  return (
    <article
      dir={dir}
      aria-labelledby={idsOf(item).title}
      aria-busy={isOpening}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={className}
      onFocus={() => onFocus(entry)}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(entry, pointOf(event))
      }}
    >
      {children}
    </article>
  )
}

export function OpenButton({ item, className, children }: FrameProps) {
  const { entry, isTabStop, onChoose } = item
  const ids = idsOf(item)
  return (
    <button
      type="button"
      data-publication={entry.publication.id}
      data-entry={entry.key}
      tabIndex={isTabStop ? 0 : -1}
      aria-labelledby={ids.title}
      aria-describedby={`${ids.missing} ${ids.state} ${ids.marks}`}
      className={className}
      onClick={(event) => onChoose(entry, chooseBy(event))}
    >
      {children}
    </button>
  )
}

/** Says that a publication cannot be opened now; nothing where it can. */
export function MissingMark({ item, className }: PartProps) {
  if (!item.isMissing) return null
  return (
    <span id={idsOf(item).missing} className={className}>
      {words.fileMissing}
    </span>
  )
}

export function SelectBox({ item, className }: PartProps) {
  return (
    <input
      type="checkbox"
      checked={item.isSelected}
      tabIndex={-1}
      aria-label={words.select}
      aria-describedby={idsOf(item).title}
      className={className}
      onChange={() => item.onChoose(item.entry, 'toggle')}
    />
  )
}

export function MenuButton({ item, className }: PartProps) {
  const { entry, isTabStop, hasMenuOpen, onMenu } = item
  return (
    <IconButton
      name={words.bookMenu}
      icon={Ellipsis}
      tabIndex={isTabStop ? 0 : -1}
      aria-haspopup="menu"
      aria-expanded={hasMenuOpen}
      aria-describedby={idsOf(item).title}
      className={className}
      onClick={({ currentTarget }) => onMenu(entry, currentTarget.getBoundingClientRect())}
    />
  )
}
