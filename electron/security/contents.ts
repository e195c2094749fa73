import type { WebContents } from 'electron'

import { isAllowedDocument } from './rules'

/** Nothing leads anywhere: no navigation, no second window, no guest page. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isAllowedDocument(url, true)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isAllowedDocument(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
