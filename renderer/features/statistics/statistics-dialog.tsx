import { useEffect, useRef, useState } from 'react'

import type { ReadingSummary } from '#core/ipc/contract'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SegmentedField } from '../../ui/segmented-field'
import { SwitchField } from '../../ui/switch-field'
import { words } from '../../words/words'

import { BooksTable } from './books-table'
import { ReadingCalendar } from './reading-calendar'
import { ReadingFacts } from './reading-facts'
import styles from './statistics-dialog.module.css'

interface StatisticsDialogProps {
  readonly onClose: () => void
}

/** How much was read: of the open book, or of all. It says what is kept, and how to be rid of it. */
export function StatisticsDialog({ onClose }: StatisticsDialogProps) {
  const openId = useAppStore((state) => state.reading?.publication.id)
  const { isOn } = useAppStore((state) => state.preferences.statistics)
  const change = useAppStore((state) => state.changeStatistics)
  const readSummary = useAppStore((state) => state.readSummary)
  const erase = useAppStore((state) => state.eraseStatistics)
  const [which, setWhich] = useState<'book' | 'all'>(openId === undefined ? 'all' : 'book')
  const [summary, setSummary] = useState<ReadingSummary | null>(null)
  const [asking, setAsking] = useState<'before' | 'now' | 'after'>('before')
  const closing = useRef<HTMLButtonElement>(null)
  const id = which === 'book' ? (openId ?? null) : null

  useEffect(() => {
    let isAsked = true
    void readSummary(id).then((read) => {
      if (isAsked) setSummary(read)
    })
    return () => {
      isAsked = false
    }
  }, [id, readSummary])

  const eraseNow = async () => {
    await erase(id)
    setSummary(await readSummary(id))
    setAsking('before')
    // The button that was pressed is gone, and there is nothing more to erase.
    closing.current?.focus()
  }

  return (
    <Dialog title={words.statistics} onClose={onClose}>
      <div className={styles['content']}>
        {openId !== undefined && (
          <SegmentedField
            hidesLabel
            label={words.inWhat}
            options={words.inWhich}
            value={which}
            onChange={(value) => {
              setAsking('before')
              setWhich(value)
            }}
          />
        )}
        <p role="status" className={styles['none']}>
          {summary?.days.length === 0 && (isOn ? words.nothingRead : words.countsNothing)}
        </p>
        {summary && summary.days.length > 0 && (
          <>
            <ReadingFacts days={summary.days} isOfOpenBook={id !== null} />
            <ReadingCalendar days={summary.days} />
            {summary.books.length > 0 && <BooksTable books={summary.books} />}
          </>
        )}
        <section className={styles['privacy']}>
          <SwitchField
            label={words.countReading}
            isOn={isOn}
            onChange={(on) => change({ isOn: on })}
          />
          <p className={styles['hint']}>{words.statisticsPrivacy}</p>
          {asking === 'now' ? (
            <div
              role="group"
              aria-label={words.eraseQuestion[which]}
              className={styles['question']}
            >
              <p>
                <strong>{words.eraseQuestion[which]}</strong> {words.eraseSentence}
              </p>
              <div className={styles['actions']}>
                <Button look="quiet" autoFocus onClick={() => setAsking('after')}>
                  {words.cancel}
                </Button>
                <Button look="strong" onClick={() => void eraseNow()}>
                  {words.eraseNow}
                </Button>
              </div>
            </div>
          ) : (
            <Button
              look="quiet"
              autoFocus={asking === 'after'}
              disabled={!summary || summary.days.length === 0}
              onClick={() => setAsking('now')}
            >
              {words.erase[which]}
            </Button>
          )}
        </section>
        <div className={styles['actions']}>
          <Button ref={closing} onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
