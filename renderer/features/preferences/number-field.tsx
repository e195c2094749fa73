import { limits, type ReaderSettings } from '#core/preferences'

import { useEditedSettings } from '../../state/use-settings'
import { SliderField } from '../../ui/slider-field'

import { useChange } from './use-change'

/** Preferences that are a number within limits, and nothing else. */
type NumberName = {
  [Name in keyof ReaderSettings]: ReaderSettings[Name] extends number ? Name : never
}[keyof ReaderSettings]

interface NumberFieldProps {
  readonly name: NumberName
  readonly label: string
  /** The value in words. */
  readonly inWords: (value: number) => string
  /** Narrower limits than those of the preference. */
  readonly range?: { readonly min: number; readonly max: number }
}

/** A slider for one number of the settings. */
export function NumberField({ name, label, inWords, range }: NumberFieldProps) {
  const value = useEditedSettings()[name]
  const change = useChange()
  return (
    <SliderField
      label={label}
      limits={{ ...limitsOf(name), ...range }}
      value={value}
      valueText={inWords(value)}
      onChange={(chosen) => change({ [name]: chosen })}
    />
  )
}

const limitsOf = (name: NumberName) =>
  name in limits ? limits[name as keyof typeof limits] : limits.margin
