import type { ReadingSummary } from '#core/ipc/contract'

import { words } from '../../words/words'

import styles from './books-table.module.css'

interface BooksTableProps {
  readonly books: ReadingSummary['books']
}

const dayName = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', dateStyle: 'medium' })

/** What was read of each book. */
export function BooksTable({ books }: BooksTableProps) {
  return (
    <table aria-label={words.books} className={styles['books']}>
      <thead>
        <tr>
          <th scope="col">{words.bookColumn}</th>
          <th scope="col">{words.timeRead}</th>
          <th scope="col">{words.pagesRead}</th>
          <th scope="col">{words.lastReadColumn}</th>
        </tr>
      </thead>
      <tbody>
        {books.map(({ id, title, seconds, pages, lastDay }) => (
          <tr key={id}>
            <th scope="row" dir="auto">
              {title}
            </th>
            <td>{words.duration(seconds)}</td>
            <td>{pages.toLocaleString('en')}</td>
            <td>{dayName.format(new Date(lastDay))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
