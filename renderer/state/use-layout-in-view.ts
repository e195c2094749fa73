import type { Metadata } from '#core/publication/publication'

import { useAppStore } from './app-store'

/** How what is in view is laid out; it changes while one reads where a publication has both kinds. */
export const useLayoutInView = (): Metadata['layout'] =>
  useAppStore(
    ({ page, reading }) => page?.layout ?? reading?.manifest.metadata.layout ?? 'reflowable',
  )
