import { Ellipsis } from 'lucide-react'
import { useState, type ComponentProps } from 'react'

import { layered } from '#core/preference-scopes'
import type { ReaderPreferences } from '#core/preferences'
import { isSetAs, PresetName, presets, type OwnPreset } from '#core/presets'

import { useAppStore } from '../../state/app-store'
import { layersOf } from '../../state/wish-layers'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { words } from '../../words/words'

import { NameForm } from './name-form'
import styles from './preset-picker.module.css'

/** Whether a name is being typed; `done` gives the focus back. */
type Naming = 'not yet' | 'now' | 'done'

/** Ways of setting text to choose from with one press: ours, and those that the person named. */
export function PresetPicker() {
  const own = useAppStore((state) => state.preferences.presets)
  const savePreset = useAppStore((state) => state.savePreset)
  const choosePreset = useAppStore((state) => state.choosePreset)
  const [undo, setUndo] = useState<(() => void) | null>(null)
  const choose = (wishes: ReaderPreferences) => {
    const wayBack = choosePreset(wishes)
    setUndo(() => wayBack)
  }
  const [naming, setNaming] = useState<Naming>('not yet')
  return (
    <div role="group" aria-label={words.presets}>
      <div className={styles['chips']}>
        {PresetName.options.map((name) => (
          <Chip key={name} name={words.preset[name]} wishes={presets[name]} onChoose={choose} />
        ))}
        {own.map((preset) => (
          <OwnChip key={preset.id} preset={preset} onChoose={choose} />
        ))}
      </div>
      {naming === 'now' ? (
        <NameForm label={words.presetName} onSave={savePreset} onClose={() => setNaming('done')} />
      ) : (
        <div className={styles['actions']}>
          <Button
            // The form was there a moment ago, and the focus in it.
            autoFocus={naming === 'done'}
            onClick={() => setNaming('now')}
          >
            {words.savePreset}
          </Button>
          {undo && (
            <Button
              onClick={() => {
                undo()
                setUndo(null)
              }}
            >
              {words.undo}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

interface ChipProps extends Pick<ComponentProps<'button'>, 'autoFocus'> {
  readonly name: string
  readonly wishes: ReaderPreferences
  readonly onChoose: (wishes: ReaderPreferences) => void
}

/** A button, not a radio: an arrow key must not set the whole text anew. */
function Chip({ name, wishes, onChoose, ...props }: ChipProps) {
  const isSet = useAppStore((state) => isSetAs(layered(layersOf(state), state.scope), wishes))
  return (
    <button
      type="button"
      {...props}
      aria-pressed={isSet}
      className={styles['chip']}
      onClick={() => {
        if (!isSet) onChoose(wishes)
      }}
    >
      {name}
    </button>
  )
}

interface OwnChipProps extends Pick<ChipProps, 'onChoose'> {
  readonly preset: OwnPreset
}

function OwnChip({ preset: { id, name, wishes }, onChoose }: OwnChipProps) {
  const renamePreset = useAppStore((state) => state.renamePreset)
  const removePreset = useAppStore((state) => state.removePreset)
  const [naming, setNaming] = useState<Naming>('not yet')
  if (naming === 'now') {
    return (
      <NameForm
        label={words.presetName}
        name={name}
        onSave={(given) => renamePreset(id, given)}
        onClose={() => setNaming('done')}
      />
    )
  }
  return (
    <span className={styles['own']}>
      <Chip name={name} wishes={wishes} onChoose={onChoose} autoFocus={naming === 'done'} />
      <Menu trigger={<IconButton name={words.moreFor(name)} icon={Ellipsis} />}>
        <MenuItem onChoose={() => setNaming('now')}>{words.rename}</MenuItem>
        <MenuItem onChoose={() => removePreset(id)}>{words.delete}</MenuItem>
      </Menu>
    </span>
  )
}
