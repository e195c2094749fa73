import { RotateCcw } from 'lucide-react'
import { useEffect, useId, useMemo, useState, type ReactNode } from 'react'

import type { RequestOutput } from '#core/ipc/contract'
import { namedDates, type NamedFact, namedIdentifiers } from '#core/fact-words'
import { definedOf, type FileFacts } from '#core/own-metadata'
import type { PublicationSummary } from '#core/publication/publication'
import { personInRole } from '#core/role-words'

import { publicationOf } from '../../state/library-slice'
import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import { Cover } from './cover'
import {
  draftOf,
  type DescriptionDraft,
  type DraftField,
  isPosition,
  ownOf,
} from './description-draft'
import styles from './details-dialog.module.css'
import dialogStyles from './library-dialog.module.css'

interface DetailsDialogProps {
  readonly publication: PublicationSummary
  readonly onClose: () => void
}

/** What the library says of a book: changed here, never in the file. */
export function DetailsDialog({ publication, onClose }: DetailsDialogProps) {
  const loadDescription = useAppStore((state) => state.loadDescription)
  const current = useAppStore(publicationOf(publication.id)) ?? publication
  const [loaded, setLoaded] = useState<RequestOutput<'publication.description'> | null>(null)

  useEffect(() => {
    let isCurrent = true
    const load = async () => {
      const description = await loadDescription(publication.id)
      if (!isCurrent) return
      if (description) setLoaded(description)
      else onClose()
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [publication.id, loadDescription, onClose])

  return (
    <Dialog title={words.details} onClose={onClose}>
      <p className={dialogStyles['hint']}>{words.detailsHint}</p>
      <CoverField publication={current} />
      {loaded && <DescriptionForm id={publication.id} description={loaded} onClose={onClose} />}
    </Dialog>
  )
}

/** A picture for the shelf; chosen or taken back at once. */
function CoverField({ publication }: { readonly publication: PublicationSummary }) {
  const chooseCover = useAppStore((state) => state.chooseCover)
  const resetCover = useAppStore((state) => state.resetCover)
  const { id, coverChosenAt } = publication
  return (
    <div role="group" aria-label={words.cover} className={styles['coverField']}>
      <span className={styles['cover']}>
        <Cover publication={publication} />
      </span>
      <div className={styles['coverActions']}>
        <Button look="quiet" onClick={() => void chooseCover(id)}>
          {words.chooseCover}
        </Button>
        {coverChosenAt !== null && (
          <Button onClick={() => void resetCover(id)}>{words.resetCover}</Button>
        )}
      </div>
    </div>
  )
}

interface DescriptionFormProps {
  readonly id: string
  readonly description: RequestOutput<'publication.description'>
  readonly onClose: () => void
}

function DescriptionForm({ id, description, onClose }: DescriptionFormProps) {
  const describePublication = useAppStore((state) => state.describePublication)
  const file = useMemo(() => draftOf(description.file), [description])
  const [draft, setDraft] = useState<DescriptionDraft>(() =>
    draftOf({ ...description.file, ...definedOf(description.own) }),
  )
  const isNumber = isPosition(draft.seriesPosition)
  const isComplete = draft.title.trim() !== '' && isNumber

  const field = (name: DraftField, lines = 1, extra: ReactNode = null) => (
    <Field
      label={words.fields[name]}
      value={draft[name]}
      fromFile={file[name]}
      lines={lines}
      isFirst={name === 'title'}
      isWrong={
        name === 'title' ? draft.title.trim() === '' : name === 'seriesPosition' && !isNumber
      }
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
    >
      {extra}
    </Field>
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isComplete) return
        void describePublication(id, ownOf(draft, file))
        onClose()
      }}
    >
      <div className={styles['fields']}>
        {field('title')}
        {field('sortAs')}
        {field('authors', 2)}
        <div className={styles['series']}>
          {field('seriesName')}
          {field(
            'seriesPosition',
            1,
            !isNumber && (
              <p role="alert" className={dialogStyles['hint']}>
                {words.wrongNumber}
              </p>
            ),
          )}
        </div>
        {field('publisher')}
        {field('language')}
        {field('tags', 3)}
        {field('description', 4)}
      </div>
      <Facts facts={description.facts} />
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button look="strong" type="submit" disabled={!isComplete}>
          {words.save}
        </Button>
      </DialogActions>
    </form>
  )
}

/** What the file says besides, as it says it. */
function Facts({ facts }: { readonly facts: FileFacts }) {
  const { subtitle, contributors = [] } = facts
  const people = contributors.map(({ name, role }) => personInRole(name, role)).join(', ')
  const shown: readonly NamedFact[] = [
    [words.fileFacts.subtitle, subtitle ?? ''],
    [words.fileFacts.contributors, people],
    ...namedDates(facts),
    ...namedIdentifiers(facts),
  ]
  return (
    <dl className={styles['facts']}>
      {shown.map(
        ([name, text]) =>
          text && (
            <div key={`${name} ${text}`} className={styles['fact']}>
              <dt>{name}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly fromFile: string
  readonly lines: number
  /** It has the focus when the form comes. */
  readonly isFirst: boolean
  readonly isWrong: boolean
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

function Field(props: FieldProps) {
  const { label, value, fromFile, lines, isFirst, isWrong, onChange, children } = props
  const id = useId()
  const input = {
    id,
    value,
    dir: 'auto',
    spellCheck: false,
    'aria-invalid': isWrong,
    className: styles['input'],
  } as const
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['line']}>
        {lines === 1 ? (
          <input
            {...input}
            type="text"
            autoFocus={isFirst}
            maxLength={1000}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <textarea {...input} rows={lines} onChange={({ target }) => onChange(target.value)} />
        )}
        {value !== fromFile && (
          <IconButton
            name={words.asInFile(label)}
            icon={RotateCcw}
            onClick={() => {
              onChange(fromFile)
              // The button goes; whoever pressed it stays where it was.
              document.getElementById(id)?.focus()
            }}
          />
        )}
      </div>
      {children}
    </div>
  )
}
