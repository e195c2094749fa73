import { useMemo, useState } from 'react'

import type { Highlight } from '#core/annotations'
import { highlightColours } from '#core/highlight-colours'
import { matchesFilter, type NoteFilter, tagsOf } from '#core/note-tags'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { usePageOf } from '../../state/use-page-of'
import { useSettings } from '../../state/use-settings'
import { coversPage } from '../../ui/drawer'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import { ColourDots, useColourNames } from './colour-dots'
import { NoteLine } from './note-line'
import { NotesMenu } from './notes-menu'
import styles from './notes-panel.module.css'
import { UnplacedList } from './unplaced-list'

const noFilter: NoteFilter = { colour: null, tag: null, words: '' }
/** From so many on one looks for them. */
const fewNotes = 4

/** The open publication's highlights and notes, in the order in which one reads. */
export function NotesPanel() {
  const navigator = useNavigator()
  const highlights = useAppStore((state) => state.highlights)
  const removeHighlight = useAppStore((state) => state.removeHighlight)
  const setOpenHighlight = useAppStore((state) => state.setOpenHighlight)
  const setPanel = useAppStore((state) => state.setPanel)
  const { colours } = useSettings()
  const names = useColourNames()
  const pageOf = usePageOf()
  const [filter, setFilter] = useState(noFilter)
  const sorted = useMemo(() => [...highlights].sort(inReadingOrder), [highlights])
  const tags = useMemo(() => [...new Set(sorted.flatMap(tagsOf))].sort(), [sorted])
  const shown = sorted.filter((highlight) => matchesFilter(highlight, filter))
  const inks = highlightColours(colours)

  const go = async ({ id, locator }: Highlight, isForNote: boolean) => {
    await navigator?.go(locator)
    if (coversPage()) setPanel(null)
    if (isForNote) setOpenHighlight({ id, rect: beside, isForNote })
  }

  if (sorted.length === 0) {
    return (
      <>
        <div className={styles['head']}>
          <NotesMenu />
        </div>
        <div className={styles['none']}>
          <p>{words.noHighlights}</p>
          <p>{words.highlightHint}</p>
        </div>
        <UnplacedList />
      </>
    )
  }
  return (
    <>
      <div className={styles['head']}>
        <p>{words.countOfNotes(sorted.length)}</p>
        <NotesMenu />
      </div>
      {sorted.length >= fewNotes && (
        <search className={styles['filter']}>
          <TextField
            label={words.findInNotes}
            value={filter.words}
            onType={(typed) => setFilter({ ...filter, words: typed })}
          />
          <ColourDots
            chosen={filter.colour}
            onChoose={(colour) =>
              setFilter({ ...filter, colour: filter.colour === colour ? null : colour })
            }
          />
          {tags.length > 0 && (
            <div role="group" aria-label={words.tag} className={styles['tags']}>
              {tags.map((tag) => (
                <button
                  key={tag}
                  type="button"
                  aria-pressed={filter.tag === tag}
                  className={styles['tag']}
                  onClick={() => setFilter({ ...filter, tag: filter.tag === tag ? null : tag })}
                >
                  {`#${tag}`}
                </button>
              ))}
            </div>
          )}
        </search>
      )}
      {shown.length === 0 && <p className={styles['none']}>{words.noSuchNotes}</p>}
      <ul className={styles['list']}>
        {shown.map((highlight) => (
          <NoteLine
            key={highlight.id}
            highlight={highlight}
            colours={inks[highlight.colour]}
            colourName={names[highlight.colour]}
            page={pageOf(highlight.locator)}
            onGo={() => void go(highlight, false)}
            onEdit={() => void go(highlight, true)}
            onRemove={() => void removeHighlight(highlight.id)}
          />
        ))}
      </ul>
      <UnplacedList />
    </>
  )
}

/** Where a note has its place that is opened from the list. */
const beside = { x: 400, y: 120, width: 0, height: 0 }

const inReadingOrder = (a: Highlight, b: Highlight): number =>
  (a.locator.locations.totalProgression ?? 0) - (b.locator.locations.totalProgression ?? 0) ||
  (a.locator.locations.offset ?? 0) - (b.locator.locations.offset ?? 0)
