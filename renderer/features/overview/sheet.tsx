import type { CSSProperties } from 'react'

import { usePagePicture } from '../../state/use-page-picture'
import { usePagePreview } from '../../state/use-page-preview'

import { inDigits } from '../../words/count'

import styles from './sheet.module.css'

interface SheetProps {
  readonly id: string
  readonly page: number
  readonly name: string
  readonly total: number
  /** Most characters of its first words; 0 for a plain sheet. */
  readonly characters: number
  /** A likeness of the page takes the place of its words. */
  readonly hasPicture: boolean
  readonly isRead: boolean
  readonly isHere: boolean
  readonly isActive: boolean
  readonly isBookmarked: boolean
  readonly style: CSSProperties
}

/** One page of the book. */
export function Sheet(props: SheetProps) {
  const { id, page, name, total, characters, hasPicture, style } = props
  const { isRead, isHere, isActive, isBookmarked } = props
  return (
    <div
      id={id}
      role="option"
      aria-selected={isHere}
      aria-label={name}
      aria-posinset={page}
      aria-setsize={total}
      data-page={page}
      data-read={isRead || undefined}
      data-active={isActive || undefined}
      data-bookmarked={isBookmarked || undefined}
      className={styles['sheet']}
      style={style}
    >
      {hasPicture && <SheetPicture page={page} />}
      {characters > 0 && !hasPicture && <SheetText page={page} characters={characters} />}
      {characters > 0 && <span className={styles['number']}>{inDigits(page)}</span>}
    </div>
  )
}

/** What the page begins with. */
function SheetText({ page, characters }: { readonly page: number; readonly characters: number }) {
  const preview = usePagePreview(page, characters)
  return (
    <span dir="auto" className={styles['text']}>
      {preview?.text}
    </span>
  )
}

function SheetPicture({ page }: { readonly page: number }) {
  return <span ref={usePagePicture(page)} className={styles['picture']} />
}
