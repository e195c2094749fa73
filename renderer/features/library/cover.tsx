import { useMemo, useState, type ReactNode } from 'react'

import { firstDirection } from '#core/content/text-direction'
import type { PublicationSummary } from '#core/publication/publication'

import { classNames } from '../../ui/class-names'

import { clothOf } from './cloth'
import { useCoverMeasure } from './cover-measure'
import styles from './cover.module.css'
import { setTitle } from './title-setting'

interface CoverProps {
  readonly publication: PublicationSummary
}

type PictureShape = 'wide' | 'tall' | 'small'

/** A picture that is narrower would be a blur at the width of the shelf, in CSS px. */
const smallestPicture = 100
/** Height of a cover in its width. */
const proportion = 1.5

/** The publication's own cover, or one made from type. Pure ornament: the title stands beside it. */
export function Cover({ publication }: CoverProps) {
  const { id, hasCover, coverChosenAt } = publication
  if (!hasCover) return <TypeCover publication={publication} />
  const address = `/covers/${id}${coverChosenAt === null ? '' : `?${coverChosenAt}`}`
  // Another picture is looked at afresh.
  return <PictureCover key={address} address={address} publication={publication} />
}

interface PictureCoverProps extends CoverProps {
  readonly address: string
}

function PictureCover({ address, publication }: PictureCoverProps) {
  const [isBroken, setIsBroken] = useState(false)
  const [shape, setShape] = useState<PictureShape>('wide')
  if (isBroken) return <TypeCover publication={publication} />

  const picture = (
    <img
      src={address}
      alt=""
      loading="lazy"
      draggable={false}
      className={classNames(styles['picture'], styles[shape])}
      onLoad={({ currentTarget }) => setShape(shapeOf(currentTarget))}
      onError={() => setIsBroken(true)}
    />
  )
  return (
    <span className={styles['frame']}>
      {shape === 'small' ? (
        <Cloth id={publication.id} className={styles['mount']}>
          {picture}
        </Cloth>
      ) : (
        picture
      )}
    </span>
  )
}

function shapeOf({ naturalWidth, naturalHeight }: HTMLImageElement): PictureShape {
  if (naturalWidth < smallestPicture) return 'small'
  return naturalHeight > naturalWidth * proportion ? 'tall' : 'wide'
}

function TypeCover({ publication: { id, title, authors } }: CoverProps) {
  const measure = useCoverMeasure(title)
  const lines = useMemo(() => setTitle(title, measure), [title, measure])
  const author = authors.join(', ')
  return (
    <span className={styles['frame']} aria-hidden>
      <Cloth id={id} dir={firstDirection(title)}>
        <span className={styles['title']}>
          {lines.map(({ text, size }, index) => (
            // A line may stand twice in a title.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={index} className={styles['line']} style={{ fontSize: `${size}cqi` }}>
              {text}
            </span>
          ))}
        </span>
        <span className={styles['rule']} />
        <span
          dir={firstDirection(author)}
          className={styles['author']}
          style={{ fontSize: `${authorSize(author)}cqi` }}
        >
          {author}
        </span>
      </Cloth>
    </span>
  )
}

interface ClothProps {
  readonly id: string
  readonly dir?: 'ltr' | 'rtl'
  readonly className?: string | undefined
  readonly children: ReactNode
}

function Cloth({ id, dir, className, children }: ClothProps) {
  return (
    <span
      dir={dir}
      className={classNames(styles['cloth'], className)}
      style={{ backgroundColor: clothOf(id) }}
    >
      {children}
    </span>
  )
}

/** Letter-spaced capitals are about so wide, in ems. */
const capitalWidth = 0.84
const usualAuthor = 7.2

/** In hundredths of the line: smaller only for a name that would not stand on it. */
function authorSize(author: string): number {
  const longest = Math.max(...author.split(/[\s-]+/).map(({ length }) => length))
  return Math.min(usualAuthor, 98 / (longest * capitalWidth))
}
