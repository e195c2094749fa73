import { createApi, type Api } from '#core/ipc/client'
import type { Answer, TextTransport, Transport } from '#core/ipc/contract'

declare global {
  interface Window {
    /** Put there by `electron/preload.ts`. */
    readonly reader: {
      readonly transport: TextTransport
      /** Full path of a file that was dropped; empty when it has none. */
      readonly pathForFile: (file: File) => string
    }
  }
}

/** What the window has of the system around it. The only reader of `window.reader`. */
export interface Bridge {
  readonly api: Api
  readonly pathForFile: (file: File) => string
}

export function createBridge(): Bridge {
  const { transport, pathForFile } = window.reader
  return { api: createApi(parsing(transport)), pathForFile }
}

const parsing = (transport: TextTransport): Transport => ({
  request: async (name, input) => JSON.parse(await transport.request(name, input)) as Answer,
  subscribe: (name, listener) =>
    transport.subscribe(name, (payload) => listener(JSON.parse(payload))),
})
