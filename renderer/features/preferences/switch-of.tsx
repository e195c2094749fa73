import type { ReaderSettings } from '#core/preferences'

import { useEditedSettings } from '../../state/use-settings'
import { SwitchField } from '../../ui/switch-field'

import { useChange } from './use-change'

type SwitchName = {
  [Name in keyof ReaderSettings]: ReaderSettings[Name] extends boolean ? Name : never
}[keyof ReaderSettings]

/** A switch for one yes or no of the settings. */
export function SwitchOf({ name, label }: { readonly name: SwitchName; readonly label: string }) {
  const isOn = useEditedSettings()[name]
  const change = useChange()
  return <SwitchField label={label} isOn={isOn} onChange={(chosen) => change({ [name]: chosen })} />
}
