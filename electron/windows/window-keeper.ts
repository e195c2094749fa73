import type { BrowserWindow } from 'electron'

import type { Colour } from '#core/contrast'

import type { Publish } from '../ipc/publish'
import type { Logger } from '../log'

import { createMainWindow, watchWindow } from './main-window'
import type { Size, WindowState } from './window-state'

interface Dependencies {
  readonly preload: string
  readonly contentSize: Size | undefined
  readonly log: Logger
  /** What lies behind the page before it is drawn. */
  background(): Colour
  savedState(): WindowState | null
  saveState(state: WindowState): void
  /** The page died and is about to be loaded again. */
  beforeReload(): void
  /** It came before all other windows. */
  onFocus(): void
}

/** The app's one window: opened, brought to the front, opened again after it was closed (macOS). */
export interface WindowKeeper {
  readonly current: BrowserWindow | null
  /** Resolves with the first picture of the present window. */
  readonly painted: Promise<BrowserWindow>
  open(): void
  /** Loads the page anew, as if the window had just been opened. */
  reload(): void
  /** The page says that its first screen is drawn. */
  markPainted(): void
  toFront(): void
  toggleFullScreen(): void
  readonly publish: Publish
}

/** A page that dies again and again is left alone: something is wrong that a reload does not mend. */
const mostReloads = 3

export function createWindowKeeper(dependencies: Dependencies): WindowKeeper {
  const { preload, contentSize, log } = dependencies
  let window: BrowserWindow | null = null
  let paint = deferred<BrowserWindow>()

  const publish: Publish = (name, payload) => {
    if (window && !window.webContents.isDestroyed()) {
      window.webContents.send(`reader:event:${name}`, JSON.stringify(payload))
    }
  }

  const open = () => {
    const opened = createMainWindow({
      preload,
      contentSize,
      saved: dependencies.savedState(),
      background: dependencies.background(),
    })
    window = opened
    paint = deferred()
    let reloads = 0
    if (!contentSize) watchWindow(opened, (state) => dependencies.saveState(state))
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error(`The window's page ended: ${reason}`)
      if (reason === 'clean-exit' || reloads >= mostReloads) return
      reloads += 1
      dependencies.beforeReload()
      opened.webContents.reload()
    })
    // The page itself does not hear of it while a frame in it has the focus.
    opened.on('focus', () => {
      publish('window.focusChanged', { isFocused: true })
      dependencies.onFocus()
    })
    opened.on('blur', () => publish('window.focusChanged', { isFocused: false }))
    opened.on('closed', () => {
      if (window === opened) window = null
    })
  }

  return {
    get current() {
      return window
    },
    get painted() {
      return paint.promise
    },
    open,
    reload() {
      paint = deferred()
      window?.webContents.reload()
    },
    markPainted() {
      // What benchmarks wait for (`READER_LOG=paint`).
      log.info('painted')
      if (window) paint.resolve(window)
    },
    toFront() {
      if (!window) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    toggleFullScreen() {
      window?.setFullScreen(!window.isFullScreen())
    },
    publish,
  }
}

function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
