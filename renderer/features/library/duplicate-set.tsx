import type { DuplicateFacts } from '#core/duplicates'
import type { PublicationSummary } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { publicationOf } from '../../state/library-slice'
import type { DuplicateGroup } from '../../state/duplicates-slice'
import { Button } from '../../ui/button'
import { words } from '../../words/words'

import { Authors } from './authors'
import { Cover } from './cover'
import styles from './duplicates-dialog.module.css'
import { stateWords } from './state-words'

interface DuplicateSetProps {
  readonly group: DuplicateGroup
  readonly isBusy: boolean
  readonly onKeep: (title: string) => void
  readonly onMerge: (into: string, title: string) => void
}

/** Books that seem to be one. */
export function DuplicateSet({ group, isBusy, onKeep, onMerge }: DuplicateSetProps) {
  const first = useAppStore(publicationOf(group[0]?.id ?? ''))
  if (!first) return null
  return (
    <section aria-label={first.title} className={styles['group']}>
      <ul className={styles['books']}>
        {group.map((facts) => (
          <Edition
            key={facts.id}
            facts={facts}
            isBusy={isBusy}
            onMerge={(title) => onMerge(facts.id, title)}
          />
        ))}
      </ul>
      <Button
        look="quiet"
        disabled={isBusy}
        className={styles['keep']}
        aria-label={`${keepWords(group)}: ${first.title}`}
        onClick={() => onKeep(first.title)}
      >
        {keepWords(group)}
      </Button>
    </section>
  )
}

const keepWords = ({ length }: DuplicateGroup): string =>
  length === 2 ? words.keepBoth : words.keepAll

interface EditionProps {
  readonly facts: DuplicateFacts
  readonly isBusy: boolean
  readonly onMerge: (title: string) => void
}

function Edition({ facts, isBusy, onMerge }: EditionProps) {
  const publication = useAppStore(publicationOf(facts.id))
  if (!publication) return null
  const { title, authors } = publication
  const fileFacts = words.copyFacts(publication.format, facts.byteLength)
  return (
    <li className={styles['book']}>
      <div className={styles['cover']}>
        <Cover publication={publication} />
      </div>
      <div className={styles['facts']}>
        <p dir="auto" className={styles['title']}>
          {title}
        </p>
        {authors.length > 0 && <Authors authors={authors} className={styles['fact']} />}
        <p className={styles['fact']} title={facts.fileName}>
          {fileFacts}
        </p>
        <p className={styles['fact']}>{keptIn(publication, facts)}</p>
        <Button
          disabled={isBusy}
          aria-label={words.mergeIntoOf(title, fileFacts)}
          onClick={() => onMerge(title)}
        >
          {words.mergeInto}
        </Button>
      </div>
    </li>
  )
}

const keptIn = (publication: PublicationSummary, { marks }: DuplicateFacts): string =>
  [stateWords(publication), words.marksIn(marks)].filter(Boolean).join(' · ')
