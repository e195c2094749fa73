import { useEffect, useState } from 'react'

import { useAppStore } from '../state/app-store'
import { classNames } from '../ui/class-names'
import { words } from '../words/words'

import styles from './app.module.css'

interface DropZoneProps {
  readonly pathForFile: (file: File) => string
}

const isFont = (file: string): boolean => /\.(?:ttf|otf|woff2?)$/i.test(file)

/** Takes files dropped anywhere: books to read, fonts to read them in. While they hover, a layer covers the window, book frames included. */
export function DropZone({ pathForFile }: DropZoneProps) {
  const importFiles = useAppStore((state) => state.importFiles)
  const addFonts = useAppStore((state) => state.addFonts)
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const files = Array.from(event.dataTransfer?.files ?? [], pathForFile).filter(Boolean)
      void addFonts(files.filter(isFont))
      void importFiles(
        files.filter((file) => !isFont(file)),
        'open',
      )
    }
    // Only the frame's own document hears of what enters a frame; `load` does not bubble.
    const watchFrame = ({ target }: Event) => {
      if (!(target instanceof HTMLIFrameElement)) return
      target.contentDocument?.addEventListener('dragenter', enter)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    document.addEventListener('load', watchFrame, true)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      document.removeEventListener('load', watchFrame, true)
    }
  }, [importFiles, addFonts, pathForFile])

  return (
    <div aria-hidden className={classNames(styles['drop'], isOver && styles['dropping'])}>
      {words.dropHere}
    </div>
  )
}
