import { BrowserWindow, nativeTheme, screen } from 'electron'

import type { Preferences, ThemeName } from '#core/preferences'

import { appOrigin } from '../ipc/trusted-sender'

import { placeWindow, type Size, smallestWindow, type WindowState } from './window-state'

interface MainWindowOptions {
  readonly preload: string
  readonly saved: WindowState | null
  readonly theme: ThemeName
  /** Size of the page in a picture; the place is then of no interest. */
  readonly contentSize?: Size | undefined
}

/** Paper of each theme, as in the renderer's tokens: the window has it before its page is drawn. */
const paper: Readonly<Record<ThemeName, string>> = {
  paper: '#FBF9F4',
  sepia: '#F3E7D3',
  dusk: '#2B2D33',
  night: '#121314',
}

/** The theme that a wish comes to on this system, now. */
export function currentTheme({ theme = 'system' }: Preferences['reader']): ThemeName {
  if (theme !== 'system') return theme
  return nativeTheme.shouldUseDarkColors ? 'night' : 'paper'
}

/** Dialogs and the title bar take after the page. */
export function applyTheme({ theme = 'system' }: Preferences['reader']): void {
  if (theme === 'system') nativeTheme.themeSource = 'system'
  else nativeTheme.themeSource = theme === 'dusk' || theme === 'night' ? 'dark' : 'light'
}

/** Made hidden and shown with its first content, so that nothing flashes. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const { preload, saved, theme, contentSize } = options
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const workAreas = [primary, ...others].map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...(contentSize ? { ...contentSize, useContentSize: true } : placeWindow(saved, workAreas)),
    ...(contentSize ? {} : { minWidth: smallestWindow.width, minHeight: smallestWindow.height }),
    title: 'Octavo',
    show: false,
    backgroundColor: paper[theme],
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
      backgroundThrottling: false,
      navigateOnDragDrop: false,
    },
  })
  window.once('ready-to-show', () => {
    if (!contentSize && saved?.isMaximized) window.maximize()
    if (!contentSize && saved?.isFullScreen) window.setFullScreen(true)
    window.show()
  })
  void window.loadURL(`${appOrigin}/`)
  return window
}

/** Calls back with the window's state a moment after it was moved or sized, and when it closes. */
export function watchWindow(window: BrowserWindow, save: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined
  const saveNow = () => {
    clearTimeout(timer)
    if (!window.isDestroyed()) save(stateOf(window))
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(saveNow, 500)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('maximize', saveSoon)
  window.on('unmaximize', saveSoon)
  window.on('enter-full-screen', saveSoon)
  window.on('leave-full-screen', saveSoon)
  window.on('close', saveNow)
}

const stateOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  isMaximized: window.isMaximized(),
  isFullScreen: window.isFullScreen(),
})
