import { app, type Session } from 'electron'

import { isGranted, isLocal } from './rules'

/** A port that nothing listens on: what gets past the other locks ends here. */
const deadProxy = 'socks5://127.0.0.1:9'

/**
 * Chromium's own network habits, off. Must run before `ready`.
 *
 * No name resolves, so nothing that was forgotten below finds a way out.
 */
export function goOffline(developmentServer: string | undefined): void {
  const { commandLine } = app
  const except = developmentServer === undefined ? '' : ', EXCLUDE localhost, EXCLUDE 127.0.0.1'
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${except}`)
  commandLine.appendSwitch('host-rules', `MAP * ~NOTFOUND${except}`)
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
}

/** Every way out of a session, shut, and every permission but two refused. */
export function lockSession(session: Session, developmentServer: string | undefined): void {
  const bypass = developmentServer === undefined ? '<-loopback>' : 'localhost,127.0.0.1'
  void session.setProxy({ proxyRules: deadProxy, proxyBypassRules: bypass })
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isLocal(url, developmentServer) })
  })
  session.on('will-download', (event) => event.preventDefault())
  session.setDevicePermissionHandler(() => false)
  session.setPermissionCheckHandler(
    (contents, permission, origin, { isMainFrame }) =>
      contents !== null && isMainFrame && isGranted(permission, origin),
  )
  session.setPermissionRequestHandler(
    (_contents, permission, answer, { isMainFrame, requestingUrl }) => {
      answer(isMainFrame && isGranted(permission, requestingUrl))
    },
  )
}
