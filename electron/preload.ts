import { contextBridge, ipcRenderer, webUtils } from 'electron'

import type { BridgedTransport } from '#core/ipc/contract'

const transport: BridgedTransport = {
  request: (name, input) => ipcRenderer.invoke('reader:request', name, input),
  subscribe(name, listener) {
    const channel = `reader:event:${name}`
    // The Electron event stops here: it carries `sender`, which page code must never hold.
    const forward = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => {
      ipcRenderer.off(channel, forward)
    }
  },
}

/** Before `webUtils` (Electron 29) a dropped file carried its path itself. */
const pathForFile = (file: File & { readonly path?: string }): string =>
  (webUtils as typeof webUtils | undefined)?.getPathForFile(file) ?? file.path ?? ''

contextBridge.exposeInMainWorld('reader', { transport, pathForFile })
