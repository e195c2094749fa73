/** The origin that the app and its publications share; see `protocol/app-protocol.ts`. */
export const appOrigin = 'app://reader'

/** The origin of the document that measures pages: another site, so that it has its own process. */
export const measuringOrigin = 'app://measure'

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
