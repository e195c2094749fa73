import { X } from 'lucide-react'

import type { WatchedFolder } from '#core/watched-folder'

import { useAppStore } from '../../state/app-store'
import { DialogLine } from '../../ui/dialog-list'
import { IconButton } from '../../ui/icon-button'
import { SwitchField } from '../../ui/switch-field'
import { words } from '../../words/words'

import styles from './watched-folder-line.module.css'

interface WatchedFolderLineProps {
  readonly folder: WatchedFolder
  readonly onRemove: () => void
}

/** One folder, and how far it is. */
export function WatchedFolderLine({ folder, onRemove }: WatchedFolderLineProps) {
  const { path, isCopied } = folder
  const setCopied = useAppStore((state) => state.setFolderCopied)
  return (
    <DialogLine
      name={
        <span className={styles['path']} title={path}>
          <bdi>{path}</bdi>
        </span>
      }
      facts={stateOf(folder)}
      settings={
        <SwitchField
          label={words.copyItsBooks}
          isOn={isCopied}
          onChange={(isOn) => void setCopied(path, isOn)}
        />
      }
    >
      <IconButton name={words.stopWatching(path)} icon={X} onClick={onRemove} />
    </DialogLine>
  )
}

function stateOf({ isThere, waiting, unreadable }: WatchedFolder): string {
  if (!isThere) return words.folderNotThere
  const progress = waiting > 0 ? words.folderWaiting(waiting) : words.folderUpToDate
  return unreadable > 0 ? `${progress} ${words.folderUnreadable(unreadable)}` : progress
}
