import { useState } from 'react'

import { ExportFormat } from '#core/exchange/export-format'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { ChoiceLine } from '../../ui/choice-line'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { words } from '../../words/words'

import styles from './export-dialog.module.css'

/** Asks in what format highlights and notes shall leave: the open book's, or the library's. */
export function ExportDialog() {
  const title = useAppStore((state) => state.reading?.publication.title)
  const setExporting = useAppStore((state) => state.setExporting)
  const exportAnnotations = useAppStore((state) => state.exportAnnotations)
  const [format, setFormat] = useState<ExportFormat>('markdown')
  return (
    <Dialog title={words.exportNotes} onClose={() => setExporting(false)}>
      <p dir="auto" className={styles['scope']}>
        {title ?? words.allOfLibrary}
      </p>
      <fieldset className={styles['formats']}>
        <legend className={styles['legend']}>{words.exportFormat}</legend>
        {ExportFormat.options.map((option) => (
          <ChoiceLine
            key={option}
            groupName="export-format"
            label={words.exportFormats[option].label}
            isChosen={format === option}
            onChoose={() => setFormat(option)}
          >
            {words.exportFormats[option].hint}
          </ChoiceLine>
        ))}
      </fieldset>
      <DialogActions>
        <Button look="quiet" onClick={() => setExporting(false)}>
          {words.cancel}
        </Button>
        <Button look="strong" onClick={() => void exportAnnotations(format)}>
          {words.exportAs}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
