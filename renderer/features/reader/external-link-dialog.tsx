import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { words } from '../../words/words'

import styles from './external-link-dialog.module.css'

interface ExternalLinkDialogProps {
  readonly url: string
  readonly onClose: () => void
}

/** Shows where a link out of the book leads. It is never opened from here. */
export function ExternalLinkDialog({ url, onClose }: ExternalLinkDialogProps) {
  const notify = useAppStore((state) => state.notify)
  const copy = async () => {
    await navigator.clipboard.writeText(url).catch(() => copyBySelection(url))
    notify({ kind: 'status', text: words.copied })
    onClose()
  }
  return (
    <Dialog title={words.linkOutside} onClose={onClose}>
      <p className={styles['address']}>{url}</p>
      <p className={styles['sentence']}>{words.linkSentence}</p>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {words.close}
        </Button>
        <Button look="strong" onClick={() => void copy()}>
          {words.copyAddress}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Where the clipboard may not be written directly: the way of old, inside the dialog. */
function copyBySelection(text: string): void {
  const field = document.createElement('textarea')
  field.value = text
  document.querySelector('dialog[open]')?.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
