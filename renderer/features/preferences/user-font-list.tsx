import { X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'

import type { Typeface } from '#core/typefaces'

import { userFontFaces } from '../../fonts/user-font-faces'
import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { words } from '../../words/words'

import styles from './typeface-picker.module.css'

interface UserFontListProps {
  readonly draw: (family: string) => ReactNode
}

/** Families of the person's own, each with its way out. */
export function UserFontList({ draw }: UserFontListProps) {
  const fonts = useAppStore((state) => state.fonts)
  const removeFamily = useAppStore((state) => state.removeFamily)

  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(userFontFaces(fonts))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [fonts])

  const families = [...new Set(fonts.map(({ family }) => family))].sort(byName)
  return families.map((family) => (
    <div key={family} className={styles['own']}>
      {draw(family)}
      <IconButton
        name={words.removeFont(family)}
        icon={X}
        onClick={() => void removeFamily(family)}
      />
    </div>
  ))
}

const byName = new Intl.Collator().compare

interface AddFontsProps {
  readonly onAdded: (typeface: Typeface) => void
}

/** Brings font files in; one family alone is worn at once. They can be dropped on the window too. */
export function AddFonts({ onAdded }: AddFontsProps) {
  const chooseFonts = useAppStore((state) => state.chooseFonts)
  const add = async (what: 'files' | 'folder') => {
    const [family, ...others] = await chooseFonts(what)
    if (family !== undefined && others.length === 0) onAdded(`user:${family}`)
  }
  return (
    <Menu align="start" trigger={<Button>{words.addFonts}</Button>}>
      <MenuItem onChoose={() => void add('files')}>{words.fontsFromFiles}</MenuItem>
      <MenuItem onChoose={() => void add('folder')}>{words.fontsFromFolder}</MenuItem>
    </Menu>
  )
}
