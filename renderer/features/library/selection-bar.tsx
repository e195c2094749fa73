import type { PublicationSummary } from '#core/publication/publication'

import { Button } from '../../ui/button'
import { Menu } from '../../ui/menu'
import { words } from '../../words/words'

import { type LibraryDialog, PublicationActions } from './publication-actions'
import styles from './shelf-status.module.css'

interface SelectionBarProps {
  /** At least one. */
  readonly publications: readonly PublicationSummary[]
  readonly onSelectAll: () => void
  readonly onDialog: (dialog: LibraryDialog) => void
  readonly onRemove: () => void
  readonly onDeselect: () => void
}

/** What is done with several books at once. */
export function SelectionBar(props: SelectionBarProps) {
  const { publications, onSelectAll, onDialog, onRemove, onDeselect } = props
  return (
    <div role="toolbar" aria-label={words.selection} className={styles['status']}>
      <p role="status" className={styles['selection']}>
        {words.selected(publications.length)}
      </p>
      <Menu align="start" trigger={<Button look="quiet">{words.change}</Button>}>
        <PublicationActions publications={publications} onDialog={onDialog} />
      </Menu>
      <Button look="quiet" onClick={onRemove}>
        {words.removeSelected}
      </Button>
      <Button onClick={onSelectAll}>{words.selectAll}</Button>
      <Button onClick={onDeselect}>{words.deselect}</Button>
    </div>
  )
}
