import { useState } from 'react'

import { useAppStore } from '../../state/app-store'
import type { DuplicateGroup } from '../../state/duplicates-slice'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions, DialogStatus } from '../../ui/dialog-foot'
import { DialogHint } from '../../ui/dialog-list'
import { words } from '../../words/words'

import { DuplicateSet } from './duplicate-set'
import styles from './duplicates-dialog.module.css'

/** What was done last, and how it is undone. */
interface Said {
  readonly sentence: string
  readonly undo?: () => Promise<boolean>
}

/** Books that seem to be there twice, side by side. */
export function DuplicatesDialog() {
  const duplicates = useAppStore((state) => state.duplicates)
  const close = useAppStore((state) => state.closeDuplicates)
  const keepApart = useAppStore((state) => state.keepApart)
  const showTogether = useAppStore((state) => state.showTogether)
  const mergeInto = useAppStore((state) => state.mergeInto)
  const undoMerge = useAppStore((state) => state.undoMerge)
  const [said, setSaid] = useState<Said | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const doing = async (work: () => Promise<boolean>, then: Said | null) => {
    setIsBusy(true)
    const isDone = await work()
    setIsBusy(false)
    setSaid(isDone ? then : null)
  }
  const keep = (group: DuplicateGroup, title: string) =>
    void doing(() => keepApart(group), {
      sentence: words.keptApart(title),
      undo: () => showTogether(group),
    })
  const merge = (group: DuplicateGroup, into: string, title: string) => {
    setSaid({ sentence: words.merging })
    void doing(() => mergeInto(into, group), {
      sentence: words.merged(title),
      undo: () => undoMerge(into),
    })
  }

  return (
    <Dialog title={words.duplicates} isWide onClose={close}>
      <DialogHint>{hintFor(duplicates)}</DialogHint>
      <div className={styles['groups']}>
        {Array.isArray(duplicates) &&
          duplicates.map((group: DuplicateGroup) => (
            <DuplicateSet
              key={group.map(({ id }) => id).join(' ')}
              group={group}
              isBusy={isBusy}
              onKeep={(title) => keep(group, title)}
              onMerge={(into, title) => merge(group, into, title)}
            />
          ))}
      </div>
      <DialogStatus>
        {said && <p>{said.sentence}</p>}
        {said?.undo && (
          <Button disabled={isBusy} onClick={() => void doing(said.undo!, null)}>
            {words.undo}
          </Button>
        )}
      </DialogStatus>
      <DialogActions>
        <Button look="strong" onClick={close}>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function hintFor(duplicates: readonly DuplicateGroup[] | 'looking' | null): string {
  if (duplicates === 'looking' || duplicates === null) return words.lookingForDuplicates
  return duplicates.length > 0 ? words.duplicatesHint : words.noDuplicates
}
