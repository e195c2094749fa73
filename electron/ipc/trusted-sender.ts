import { appOrigin } from '#core/origins'

/** The part of Electron's `WebFrameMain` that tells who speaks. */
export interface SenderFrame {
  readonly origin: string
  readonly parent: SenderFrame | null
}

/**
 * Whether a message comes from the app's own top frame. A publication's frame has the same origin, so
 * the origin alone is not enough; an address is never asked for, because `about:blank` and sandboxed
 * documents lie about it. The frame is `null` when it is gone before its message arrives.
 */
export const isTrusted = (frame: SenderFrame | null | undefined): boolean =>
  frame != null && frame.parent === null && frame.origin === appOrigin
