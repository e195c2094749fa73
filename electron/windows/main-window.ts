import { BrowserWindow, nativeTheme, screen } from 'electron'

import type { Colour } from '#core/contrast'
import type { Appearance } from '#core/ipc/contract'
import { appOrigin } from '#core/origins'
import type { Preferences } from '#core/stored-preferences'
import { resolveTheme, type ThemeColours } from '#core/themes'

import { putReadingFirst } from './measuring-priority'
import { placeWindow, type Size, smallestWindow, type WindowState } from './window-state'

interface MainWindowOptions {
  readonly preload: string
  readonly saved: WindowState | null
  readonly background: Colour
  /** Size of the page in a picture; the place is then of no interest. */
  readonly contentSize?: Size | undefined
}

/** The colours that a wish comes to on this system, now. */
const currentColours = ({ reader, themes }: Preferences): ThemeColours =>
  resolveTheme(reader.theme ?? 'system', {
    systemIsDark: nativeTheme.shouldUseDarkColors,
    themes,
  }).colours

/** Ground of the first page: the window has it before its page is drawn. */
export const currentBackground = (preferences: Preferences): Colour =>
  currentColours(preferences).background

/** Dialogs and the title bar take after the page. */
export function setAppearance(appearance: Appearance): void {
  nativeTheme.themeSource = appearance
}

/** What the window wears until its page says what it wears. */
export function firstAppearance(preferences: Preferences): Appearance {
  const { theme = 'system' } = preferences.reader
  if (theme === 'system') return 'system'
  return currentColours(preferences).isDark ? 'dark' : 'light'
}

/** Made hidden and shown with its first content, so that nothing flashes. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const { preload, saved, background, contentSize } = options
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const workAreas = [primary, ...others].map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...(contentSize ? { ...contentSize, useContentSize: true } : placeWindow(saved, workAreas)),
    ...(contentSize ? {} : { minWidth: smallestWindow.width, minHeight: smallestWindow.height }),
    title: 'Octavo',
    show: false,
    backgroundColor: background,
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
  putReadingFirst(window.webContents)
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
