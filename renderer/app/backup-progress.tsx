import { useAppStore } from '../state/app-store'
import { classNames } from '../ui/class-names'
import { words } from '../words/words'

import styles from './app.module.css'

/** Reading goes on while the library is packed. */
export function BackupProgress() {
  const isMaking = useAppStore((state) => state.backup?.step === 'making')
  if (!isMaking) return null
  return (
    <div role="status" className={classNames(styles['import'], styles['words'])}>
      {words.backingUp}
    </div>
  )
}
