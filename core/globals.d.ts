/**
 * The few globals that Node, Chromium and workers share. `core/` compiles against ES2023 alone, so that
 * nothing of a platform slips in; what is listed here exists everywhere. Growing it needs an ADR.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class URL {
  constructor(url: string, base?: string)
  readonly href: string
  readonly protocol: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}
