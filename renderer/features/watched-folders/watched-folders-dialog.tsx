import { useState } from 'react'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions, DialogStatus } from '../../ui/dialog-foot'
import { DialogHint, DialogList } from '../../ui/dialog-list'
import { words } from '../../words/words'

import { WatchedFolderLine } from './watched-folder-line'

/** What was done last, and how it is undone. */
interface Said {
  readonly sentence: string
  readonly undo?: () => void
}

/** Folders whose books come into the library by themselves. */
export function WatchedFoldersDialog() {
  const folders = useAppStore((state) => state.watchedFolders)
  const setOpen = useAppStore((state) => state.setWatchedFoldersOpen)
  const addFolder = useAppStore((state) => state.addWatchedFolder)
  const removeFolder = useAppStore((state) => state.removeWatchedFolder)
  const restoreFolder = useAppStore((state) => state.restoreWatchedFolder)
  const [said, setSaid] = useState<Said | null>(null)

  const add = async () => {
    const sentence = await addFolder()
    setSaid(sentence === null ? null : { sentence })
  }
  const remove = (path: string) => {
    void removeFolder(path)
    const undo = () => {
      void restoreFolder(path)
      setSaid(null)
    }
    setSaid({ sentence: words.watchingStopped(path), undo })
  }

  return (
    <Dialog title={words.watchedFolders} onClose={() => setOpen(false)}>
      <DialogHint>{words.watchedFoldersHint}</DialogHint>
      {folders.length === 0 && <DialogHint>{words.noWatchedFolders}</DialogHint>}
      <DialogList>
        {folders.map((folder) => (
          <WatchedFolderLine
            key={folder.path}
            folder={folder}
            onRemove={() => remove(folder.path)}
          />
        ))}
      </DialogList>
      <DialogStatus>
        {said && <p>{said.sentence}</p>}
        {said?.undo && <Button onClick={said.undo}>{words.undo}</Button>}
      </DialogStatus>
      <DialogActions
        inside={
          <Button look="quiet" onClick={() => void add()}>
            {words.addWatchedFolder}
          </Button>
        }
      >
        <Button look="strong" onClick={() => setOpen(false)}>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
