import { useAppStore } from '../state/app-store'
import { Button } from '../ui/button'
import { words } from '../words/words'

import styles from './app.module.css'

export function ImportProgress() {
  const job = useAppStore((state) => state.importJob)
  const cancel = useAppStore((state) => state.cancelImport)
  if (!job) return null
  const text = words.adding(job.completed, job.total)
  return (
    <div key={job.id} role="status" className={styles['import']}>
      <span>{text}</span>
      {job.total > 1 && <progress value={job.completed} max={job.total} aria-label={text} />}
      <Button onClick={cancel}>{words.cancel}</Button>
    </div>
  )
}
