import { contrastOnPaper, fitTheme, type CustomTheme } from '#core/themes'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { ColourField } from '../../ui/colour-field'
import { SegmentedField } from '../../ui/segmented-field'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './theme-picker.module.css'

interface ThemeEditorProps {
  readonly theme: CustomTheme
  readonly onDone: () => void
}

const parts = ['background', 'text', 'accent'] as const

/** Three colours and a floor under their contrast. What is changed to keep the floor is said. */
export function ThemeEditor({ theme, onDone }: ThemeEditorProps) {
  const saveTheme = useAppStore((state) => state.saveTheme)
  const removeTheme = useAppStore((state) => state.removeTheme)
  const { colours, adjustments } = fitTheme(theme)
  const change = (wished: Partial<CustomTheme>) => saveTheme({ ...theme, ...wished })
  return (
    <div role="group" aria-label={theme.name} className={styles['editor']}>
      <TextField
        label={words.themeName}
        defaultValue={theme.name}
        maxLength={60}
        autoFocus
        onFocus={({ target }) => target.select()}
        onType={(name) => name.trim() !== '' && change({ name: name.trim() })}
      />
      {parts.map((part) => (
        <ColourField
          key={part}
          label={words.themeParts[part]}
          value={theme[part].toLowerCase()}
          onChange={(colour) => change({ [part]: colour })}
        />
      ))}
      <SegmentedField
        label={words.contrastFloor}
        options={words.floors}
        value={theme.floor === 7 ? 'strong' : 'plain'}
        onChange={(floor) => change({ floor: floor === 'strong' ? 7 : 4.5 })}
      />
      <SegmentedField
        label={words.texture}
        options={words.textures}
        value={theme.texture ?? 'none'}
        onChange={(texture) => change({ texture })}
      />
      <div role="status" className={styles['told']}>
        {adjustments.map((adjustment) => (
          <p key={adjustment.part} className={styles['adjusted']}>
            {words.adjusted(adjustment)}
          </p>
        ))}
        <p>
          {words.contrastIs(
            contrastOnPaper(colours.text, colours),
            contrastOnPaper(colours.muted, colours),
          )}
        </p>
      </div>
      <div className={styles['ends']}>
        <Button look="quiet" onClick={onDone}>
          {words.done}
        </Button>
        <Button
          onClick={() => {
            onDone()
            removeTheme(theme.id)
          }}
        >
          {words.delete}
        </Button>
      </div>
    </div>
  )
}
