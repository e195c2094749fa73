import type { RestoreOffer } from '#core/library-backup'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { words } from '../../words/words'

import styles from './backup-dialogs.module.css'

interface RestoreDialogProps {
  readonly offer: RestoreOffer
  readonly onClose: () => void
}

/** Says what would take the place of what, before anything is changed. */
export function RestoreDialog({ offer, onClose }: RestoreDialogProps) {
  const restoreBackup = useAppStore((state) => state.restoreBackup)
  return (
    <Dialog title={words.restoreQuestion} onClose={onClose}>
      <p className={styles['facts']}>{words.backupHas(offer.createdAt, offer.backup)}</p>
      <p className={styles['facts']}>{words.libraryHas(offer.present)}</p>
      <p className={styles['sentence']}>
        {words.restoreSentence}
        {!offer.hasPublications && ` ${words.restoreWithoutPublications}`}
      </p>
      <p className={styles['sentence']}>{words.restoreKeeps}</p>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button look="strong" onClick={() => void restoreBackup()}>
          {words.replaceLibrary}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
