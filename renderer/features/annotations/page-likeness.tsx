import type { Locator } from '#core/publication/locator'

import { useNavigator } from '../../state/navigator-context'
import { usePagePicture } from '../../state/use-page-picture'
import { usePagePreview } from '../../state/use-page-preview'

import styles from './page-likeness.module.css'

interface PageLikenessProps {
  /** `null` while it is not to be drawn. */
  readonly page: number | null
  readonly locator: Locator
}

/**
 * A small picture of a page, made from the book: drawn where a page looks the same in every
 * layout, else set from its words.
 */
export function PageLikeness({ page, locator }: PageLikenessProps) {
  const hasPictures = useNavigator()?.drawPicture !== undefined
  return (
    <span aria-hidden className={styles['page']}>
      {hasPictures ? <Picture page={page} /> : <Words page={page} locator={locator} />}
    </span>
  )
}

function Picture({ page }: { readonly page: number | null }) {
  return <span ref={usePagePicture(page)} className={styles['picture']} />
}

/** As many as a small page has room for. */
const mostCharacters = 900

function Words({ page, locator }: PageLikenessProps) {
  const preview = usePagePreview(page, mostCharacters)
  return (
    <span dir="auto" className={styles['words']}>
      {preview?.text ?? locator.text?.highlight}
    </span>
  )
}
