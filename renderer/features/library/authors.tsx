import { Fragment } from 'react'

interface AuthorsProps {
  readonly authors: readonly string[]
  readonly className: string | undefined
}

/** Names with commas between them, each in its own direction. */
export function Authors({ authors, className }: AuthorsProps) {
  return (
    <p className={className}>
      {authors.map((author, index) => (
        // Two may have one name.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && ', '}
          <bdi>{author}</bdi>
        </Fragment>
      ))}
    </p>
  )
}
