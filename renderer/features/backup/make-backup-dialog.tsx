import { useState } from 'react'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { SwitchField } from '../../ui/switch-field'
import { words } from '../../words/words'

import styles from './backup-dialogs.module.css'

interface MakeBackupDialogProps {
  readonly onClose: () => void
}

/** Asks what shall be in the backup; the system asks where it shall go. */
export function MakeBackupDialog({ onClose }: MakeBackupDialogProps) {
  const makeBackup = useAppStore((state) => state.makeBackup)
  const [withPublications, setWithPublications] = useState(true)
  return (
    <Dialog title={words.backUp} onClose={onClose}>
      <p className={styles['sentence']}>{words.backUpSentence}</p>
      <div className={styles['choice']}>
        <SwitchField
          label={words.backUpPublications}
          isOn={withPublications}
          onChange={setWithPublications}
        />
      </div>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button look="strong" onClick={() => void makeBackup({ withPublications })}>
          {words.chooseTarget}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
