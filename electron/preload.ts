import { contextBridge, ipcRenderer, webUtils } from 'electron'

import type { TextTransport } from '#core/ipc/contract'

const transport: TextTransport = {
  request: (name, input) => ipcRenderer.invoke('reader:request', name, input),
  subscribe(name, listener) {
    const channel = `reader:event:${name}`
    // The Electron event stops here: it carries `sender`, which page code must never hold.
    const forward = (_event: unknown, payload: string) => listener(payload)
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
