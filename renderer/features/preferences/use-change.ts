import type { ReaderPreferences } from '#core/preferences'

import { useAppStore } from '../../state/app-store'

/** Changes one wish; it is seen on the page at once. */
export const useChange = (): ((change: ReaderPreferences) => void) =>
  useAppStore((state) => state.changeReaderPreferences)
