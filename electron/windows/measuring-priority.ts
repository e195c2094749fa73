import os from 'node:os'

import { webFrameMain, type WebContents } from 'electron'

import { measuringOrigins } from '#core/origins'

/** The processes that measure pages leave the processor to the page that is read. */
export function putReadingFirst(contents: WebContents): void {
  contents.on(
    'did-frame-navigate',
    (_event, url, _code, _status, _isMainFrame, processId, routingId) => {
      if (!measuringOrigins.some((origin) => url.startsWith(`${origin}/`))) return
      const frame = webFrameMain.fromId(processId, routingId)
      if (frame) lowerPriority(frame.osProcessId)
    },
  )
}

function lowerPriority(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended, or the system does not let us: pages are measured all the same.
  }
}
