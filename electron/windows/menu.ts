import { Menu, type MenuItemConstructorOptions } from 'electron'

import { type CommandId, commands } from '#core/commands'
import type { PublicationSummary } from '#core/publication/publication'

import { toAccelerator } from './accelerator'
import { menuLabel } from './menu-label'

interface MenuOptions {
  /** What can be opened again; on macOS the system keeps that list itself. */
  readonly recent: readonly PublicationSummary[]
  readonly openRecent: (publication: PublicationSummary) => void
  readonly isMac: boolean
  readonly isDevelopment: boolean
  readonly send: (command: CommandId) => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The application menu. On other systems than macOS it is hidden until Alt is pressed. */
export function buildMenu(options: MenuOptions): Menu {
  const item = (id: CommandId) => toItem(id, options)
  const { isMac, isDevelopment } = options
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: 'File',
      submenu: [
        item('app.open'),
        item('app.openFolder'),
        openRecentItem(options),
        item('reader.library'),
        separator,
        item('app.importNotes'),
        item('app.exportNotes'),
        separator,
        item('app.watchedFolders'),
        item('app.dictionaries'),
        item('app.backUp'),
        item('app.restore'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        item('reader.typography'),
        item('reader.larger'),
        item('reader.smaller'),
        item('reader.flow'),
        separator,
        item('reader.fit'),
        item('reader.fitWidth'),
        item('reader.actualSize'),
        item('reader.spreads'),
        separator,
        item('app.statistics'),
        item('app.fullScreen'),
        ...(isDevelopment ? [separator, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    {
      label: 'Go',
      submenu: [
        item('reader.next'),
        item('reader.previous'),
        item('reader.start'),
        item('reader.end'),
        item('reader.goTo'),
        separator,
        item('reader.back'),
        item('reader.forward'),
        separator,
        item('reader.contents'),
        item('reader.overview'),
        item('reader.bookmarks'),
        item('reader.bookmark'),
        item('reader.notes'),
        separator,
        item('reader.search'),
        item('reader.nextResult'),
        item('reader.previousResult'),
        item('app.searchLibrary'),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
  ])
}

function openRecentItem({ isMac, recent, openRecent }: MenuOptions): MenuItemConstructorOptions {
  const label = 'Open Recent'
  if (isMac) {
    return { label, role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }
  }
  if (recent.length === 0) return { label, enabled: false }
  return {
    label,
    submenu: recent.map((publication) => ({
      label: menuLabel(publication.title),
      click: () => openRecent(publication),
    })),
  }
}

function toItem(id: CommandId, { send, isMac }: MenuOptions): MenuItemConstructorOptions {
  const { label, keys } = commands[id]
  const accelerator = keys.map(toAccelerator).find((key) => key !== undefined)
  return {
    label,
    ...(accelerator !== undefined && { accelerator }),
    // Keys belong to the page, which knows what they mean in a dialog or a text field. The menu shows
    // them; only on macOS, where the system owns the menu's keys, does it also act on them.
    registerAccelerator: isMac,
    click: () => send(id),
  }
}
