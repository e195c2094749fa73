import { Ellipsis } from 'lucide-react'

import { useCommandRegistry } from '../../state/command-registry'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { words } from '../../words/words'

/** The ways of highlights and notes out of the book, and into it. */
export function NotesMenu() {
  const { run } = useCommandRegistry()
  return (
    <Menu trigger={<IconButton name={words.notesMenu} icon={Ellipsis} />}>
      <MenuItem onChoose={() => run('app.exportNotes')}>{words.exportNotesMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.importNotes')}>{words.importNotesMenu}</MenuItem>
    </Menu>
  )
}
