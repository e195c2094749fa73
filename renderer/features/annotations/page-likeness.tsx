import { useEffect, useState } from 'react'

import type { Locator } from '#core/publication/locator'

import { useNavigator } from '../../state/navigator-context'
import { usePagePicture } from '../../state/use-page-picture'
import { usePagePreview } from '../../state/use-page-preview'

import styles from './page-likeness.module.css'

interface PageLikenessProps {
  /** `null` while pages are being counted. */
  readonly page: number | null
  readonly locator: Locator
}

/**
 * A small picture of a page, made from the book when it is seen: drawn where a page looks the same in every
 * layout, else set from its words.
 */
export function PageLikeness({ page, locator }: PageLikenessProps) {
  const hasPictures = useNavigator()?.drawPicture !== undefined
  const [element, setElement] = useState<HTMLElement | null>(null)
  const seen = useIsSeen(element) ? page : null
  return (
    <span aria-hidden ref={setElement} className={styles['page']}>
      {hasPictures ? <Picture page={seen} /> : <Words page={seen} locator={locator} />}
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

/** Whether an element has come into view; it stays so. */
function useIsSeen(element: HTMLElement | null): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    if (!element || isSeen) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, isSeen])
  return isSeen
}
