import type { DictionaryEntry, EntryBlock, EntryRun } from '#core/dictionary/entry'

import { classNames } from '../../ui/class-names'

import styles from './word-card.module.css'

interface EntryViewProps {
  readonly entry: DictionaryEntry
  /** Of the headword. */
  readonly language: string | null
  readonly onLookUp: (word: string) => void
}

/** One entry. Its text is text: nothing in it becomes markup. */
export function EntryView({ entry, language, onLookUp }: EntryViewProps) {
  return (
    <article className={styles['entry']}>
      <h2 dir="auto" className={styles['headword']} {...(language !== null && { lang: language })}>
        {entry.headword}
      </h2>
      {entry.blocks.map((block, index) => (
        <BlockView key={index} block={block} onLookUp={onLookUp} />
      ))}
    </article>
  )
}

interface BlockViewProps {
  readonly block: EntryBlock
  readonly onLookUp: (word: string) => void
}

/** A marker stands in the last step before its text. */
const stepPx = 20

function BlockView({ block, onLookUp }: BlockViewProps) {
  const { kind, indent, marker, runs } = block
  const Tag = kind === 'heading' ? 'h3' : 'p'
  const hasMarker = marker !== undefined
  const steps = hasMarker ? Math.max(indent, 1) : indent
  return (
    <Tag
      dir="auto"
      className={classNames(styles[kind], hasMarker && styles['marked'])}
      style={{ paddingInlineStart: steps * stepPx }}
    >
      {hasMarker && <span className={styles['marker']}>{marker} </span>}
      {runs.map((run, index) => (
        <RunView key={index} run={run} onLookUp={onLookUp} />
      ))}
    </Tag>
  )
}

interface RunViewProps {
  readonly run: EntryRun
  readonly onLookUp: (word: string) => void
}

function RunView({ run, onLookUp }: RunViewProps) {
  const { text, style, lookUp } = run
  if (lookUp !== undefined) {
    return (
      <button type="button" className={styles['reference']} onClick={() => onLookUp(lookUp)}>
        {text}
      </button>
    )
  }
  if (style === 'strong') return <strong>{text}</strong>
  if (style === 'emphasis') return <em>{text}</em>
  return style === 'quiet' ? <span className={styles['quiet']}>{text}</span> : text
}
