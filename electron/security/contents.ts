import type { WebContents } from 'electron'

import { appOrigin } from '../ipc/trusted-sender'

const shellAddress = `${appOrigin}/`
const frameAddress = `${appOrigin}/frame.html`

/** The documents that a frame may hold; loading one again is no navigation. */
export const isAllowedDocument = (url: string, isMainFrame: boolean): boolean =>
  isMainFrame ? url === shellAddress : url === frameAddress || url === 'about:blank'

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
