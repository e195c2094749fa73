import { useEffect, useState } from 'react'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { words } from '../../words/words'

import styles from './empty-library.module.css'

interface EmptyLibraryProps {
  readonly onAdd: () => void
  readonly onWelcome: () => void
  readonly onBin: () => void
}

export function EmptyLibrary({ onAdd, onWelcome, onBin }: EmptyLibraryProps) {
  const countBin = useAppStore((state) => state.countBin)
  const [hasBin, setHasBin] = useState(false)
  useEffect(() => {
    const look = async () => setHasBin((await countBin()) > 0)
    void look()
  }, [countBin])

  return (
    <main className={styles['empty']}>
      <h1 className={styles['title']}>{words.library}</h1>
      <p className={styles['sentence']}>{words.emptyLibrary}</p>
      <Button look="strong" onClick={onAdd}>
        {words.addBooks}
      </Button>
      <Button onClick={onWelcome}>{words.readWelcome}</Button>
      {hasBin && <Button onClick={onBin}>{words.binMenu}</Button>}
    </main>
  )
}
