import { appOrigin, measuringOrigins } from '#core/origins'

const measuring = measuringOrigins.join(' ')

/** What the app's own window may load: itself, and nothing from anywhere else. */
export const shellPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  `frame-src 'self' ${measuring}`,
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * What the workers that read and draw PDFs may do: run their own script and the decoders of pictures, which
 * are WebAssembly, and fetch from the app. They have no document; their policy is the one of their script.
 */
export const workerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "font-src 'self'",
].join('; ')

/** What an unseen document that measures pages may load: the same, within the app's own window. */
export const measuringPolicy = shellPolicy
  .replace("worker-src 'self'", "worker-src 'none'")
  .replace(`frame-src 'self' ${measuring}`, "frame-src 'self'")
  .replace("frame-ancestors 'none'", `frame-ancestors ${appOrigin}`)

/** Vite's development client brings its own inline script and styles, and speaks over a web socket. */
export const forDevelopment = (policy: string): string =>
  policy
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws://localhost:* ws://127.0.0.1:*")

/**
 * What content of a publication may do: be read. No script runs (first lock; the frame's `sandbox` is
 * the second), nothing connects, nothing navigates. `allow-same-origin` gives no power without script;
 * it lets the engine reach the page.
 */
export const bookPolicy = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "media-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${appOrigin} ${measuring}`,
  'sandbox allow-same-origin',
].join('; ')
