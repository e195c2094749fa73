import { Button } from '../../ui/button'
import { words } from '../../words/words'

import styles from './empty-library.module.css'

interface EmptyLibraryProps {
  readonly onAdd: () => void
  readonly onWelcome: () => void
}

export function EmptyLibrary({ onAdd, onWelcome }: EmptyLibraryProps) {
  return (
    <main className={styles['empty']}>
      <h1 className={styles['title']}>{words.library}</h1>
      <p className={styles['sentence']}>{words.emptyLibrary}</p>
      <Button look="strong" onClick={onAdd}>
        {words.addBooks}
      </Button>
      <Button onClick={onWelcome}>{words.readWelcome}</Button>
    </main>
  )
}
