import { useAppStore } from '../../state/app-store'

import { PasswordDialog } from './password-dialog'

/** Asks for the passwords of locked files, one file after another. */
export function Unlocking() {
  const file = useAppStore((state) => state.locked[0])
  return file ? <PasswordDialog key={file.subject} subject={file.subject} /> : null
}
