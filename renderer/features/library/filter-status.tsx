import { useState } from 'react'

import { type LibraryFilter, noFilter } from '#core/library-view'
import type { PublicationSummary } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { languageName } from '../../words/language-name'
import { words } from '../../words/words'

import { NameDialog } from './name-dialog'
import styles from './shelf-status.module.css'

interface FilterStatusProps {
  readonly filter: LibraryFilter
  readonly shown: readonly PublicationSummary[]
  readonly total: number
  readonly onChange: (filter: LibraryFilter) => void
}

/** Says that not all books are shown, and which; what is shown by its name can be given another here. */
export function FilterStatus({ filter, shown, total, onChange }: FilterStatusProps) {
  const collections = useAppStore((state) => state.collections)
  const renameCollection = useAppStore((state) => state.renameCollection)
  const removeCollection = useAppStore((state) => state.removeCollection)
  const changePublications = useAppStore((state) => state.changePublications)
  const publications = useAppStore((state) => state.publications)
  const [renaming, setRenaming] = useState<'collection' | 'tag' | null>(null)
  const collection = collections.find(({ id }) => id === filter.collection)
  const { tag } = filter
  const parts = [
    filter.favourites && words.filters.favourites,
    filter.state && words.states[filter.state],
    filter.stars > 0 && words.starsAtLeast(filter.stars),
    collection?.name,
    tag,
    filter.format,
    filter.language && languageName(filter.language),
  ].filter(Boolean)

  return (
    <div className={styles['status']}>
      <p role="status">{[words.shownOf(shown.length, total), ...parts].join(' · ')}</p>
      {collection && (
        <>
          <Button onClick={() => setRenaming('collection')}>{words.renameCollection}</Button>
          <Button
            onClick={() => {
              onChange({ ...filter, collection: null })
              void removeCollection(collection)
            }}
          >
            {words.removeCollection}
          </Button>
        </>
      )}
      {tag !== null && <Button onClick={() => setRenaming('tag')}>{words.renameTag}</Button>}
      <Button onClick={() => onChange(noFilter)}>{words.showAll}</Button>
      {renaming === 'collection' && collection && (
        <NameDialog
          title={words.collectionName}
          name={collection.name}
          onSave={(name) => void renameCollection(collection, name)}
          onClose={() => setRenaming(null)}
        />
      )}
      {renaming === 'tag' && tag !== null && (
        <NameDialog
          title={words.tagName}
          name={tag}
          onSave={(name) => {
            const tagged = publications.filter(({ tags }) => tags.includes(tag))
            onChange({ ...filter, tag: name })
            void changePublications(tagged, { removeTags: [tag], addTags: [name] })
          }}
          onClose={() => setRenaming(null)}
        />
      )}
    </div>
  )
}
