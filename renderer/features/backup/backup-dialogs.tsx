import { useAppStore } from '../../state/app-store'
import { Dialog } from '../../ui/dialog'
import { words } from '../../words/words'

import { MakeBackupDialog } from './make-backup-dialog'
import { RestoreDialog } from './restore-dialog'

/** What there is to decide about a backup of the whole library. */
export function BackupDialogs() {
  const backup = useAppStore((state) => state.backup)
  const close = useAppStore((state) => state.closeBackup)
  switch (backup?.step) {
    case 'asking':
      return <MakeBackupDialog onClose={close} />
    case 'offered':
      return <RestoreDialog offer={backup.offer} onClose={close} />
    case 'restoring':
      return (
        <Dialog title={words.restoring} onClose={close}>
          {null}
        </Dialog>
      )
    default:
      return null
  }
}
