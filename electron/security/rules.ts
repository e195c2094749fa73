import { appOrigin, measuringOrigins } from '#core/origins'

const shellAddress = `${appOrigin}/`
const innerAddresses = new Set([
  `${appOrigin}/frame.html`,
  ...measuringOrigins.flatMap((origin) => [`${origin}/`, `${origin}/frame.html`]),
  'about:blank',
])
const localSchemes = new Set(['app:', 'devtools:', 'blob:', 'data:'])

/** The documents that a frame may hold; loading one again is no navigation. */
export const isAllowedDocument = (url: string, isMainFrame: boolean): boolean =>
  isMainFrame ? url === shellAddress : innerAddresses.has(url)

/** What may be asked for at all. In development Vite's server is the one exception. */
export function isLocal(url: string, developmentServer: string | undefined): boolean {
  const scheme = url.slice(0, url.indexOf(':') + 1)
  if (localSchemes.has(scheme)) return true
  if (developmentServer === undefined) return false
  const { host } = new URL(developmentServer)
  return (scheme === 'ws:' || scheme === 'http:') && new URL(url).host === host
}

/** The window may fill the screen, and the typeface list may name the fonts of the system. */
export const isGranted = (permission: string, url: string): boolean =>
  (permission === 'fullscreen' || permission === 'local-fonts') && originOf(url) === appOrigin

/** `URL.origin` is `null` for schemes that Node does not know; a request may also come without address. */
const originOf = (url: string): string => /^[a-z]+:\/\/[^/]*/.exec(url)?.[0] ?? ''
