import { useId, useState } from 'react'

import { isPlainKind } from '#core/preferences'
import { cssFamilyOf, nameOf, type Typeface, typefaces } from '#core/typefaces'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { words } from '../../words/words'

import { listLocalFonts } from './list-local-fonts'
import { LocalFontList } from './local-font-list'
import { TypefaceLine } from './typeface-line'
import styles from './typeface-picker.module.css'
import { AddFonts, UserFontList } from './user-font-list'

interface TypefacePickerProps {
  readonly typeface: Typeface
  readonly onChange: (typeface: Typeface) => void
}

/** Faces set in themselves; those of this computer come when they are asked for. */
export function TypefacePicker({ typeface, onChange }: TypefacePickerProps) {
  const name = useId()
  const [families, setFamilies] = useState<readonly string[] | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const bundled: Readonly<Record<string, string>> = typefaces
  const kind = useAppStore((state) => state.reading?.manifest.format)
  // The reader's own text says more about a face than its name.
  const ownWords = useAppStore((state) => firstWords(state.locator?.text?.highlight))
  const isSystemFont = typeface.startsWith('system:')

  const showMore = async () => {
    try {
      setFamilies(await listLocalFonts())
    } catch {
      setHasFailed(true)
    }
  }
  const line = (value: Typeface, label: string, family?: string) => (
    <TypefaceLine
      key={value}
      groupName={name}
      label={label}
      family={family}
      sample={family === undefined ? undefined : ownWords}
      isChosen={value === typeface}
      onChoose={() => onChange(value)}
    />
  )

  return (
    <fieldset aria-label={words.typeface}>
      {line('publisher', isPlainKind(kind) ? words.houseStyle : words.publishers)}
      {Object.entries(bundled).map(([id, family]) => line(id as Typeface, family, family))}
      {isSystemFont && families === null && line(typeface, nameOf(typeface), nameOf(typeface))}
      {families && (
        <LocalFontList
          families={families}
          draw={(family) => line(`system:${family}`, family, family)}
        />
      )}
      <UserFontList
        draw={(family) => line(`user:${family}`, family, cssFamilyOf(`user:${family}`))}
      />
      {hasFailed && <p className={styles['failed']}>{words.noFonts}</p>}
      <div className={styles['more']}>
        {families === null && !hasFailed && window.queryLocalFonts !== undefined && (
          <Button onClick={() => void showMore()}>{words.moreFonts}</Button>
        )}
        <AddFonts onAdded={onChange} />
      </div>
    </fieldset>
  )
}

/** Enough to fill a line. */
const firstWords = (text: string | undefined): string | undefined =>
  text?.replace(/\s+/g, ' ').trim().slice(0, 60)
