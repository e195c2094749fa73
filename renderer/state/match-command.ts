import { type CommandId, commands } from '#core/commands'

export const isMac = navigator.platform.startsWith('Mac')

/** Commands that may go on while their key is held. */
const repeatable = new Set<CommandId>([
  'reader.next',
  'reader.previous',
  'reader.down',
  'reader.up',
  'reader.left',
  'reader.right',
  'reader.larger',
  'reader.smaller',
])

const movingKeys = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/** What every text field does with Ctrl or ⌘: select all, copy, paste, cut, redo, undo. */
const editingKeys = new Set(['a', 'c', 'v', 'x', 'y', 'z'])

/** The commands that a key means where it was pressed. */
export function matchCommand(event: KeyboardEvent): readonly CommandId[] {
  if (event.isComposing || belongsToTarget(event)) return []
  const pressed = nameOf(event)
  return commandIds.filter(
    (id) => keysOf(id).includes(pressed) && (!event.repeat || repeatable.has(id)),
  )
}

/** Key and modifiers, written as in `core/commands.ts`. */
function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  // Shift is part of how signs such as + are typed; it counts with letters, spaces and named keys.
  const countsShift = name.length > 1 || name === ' ' || name !== name.toUpperCase()
  const mod = isMac ? metaKey : ctrlKey
  const other = isMac ? ctrlKey : metaKey
  return [
    other ? 'Other+' : '',
    mod ? 'Mod+' : '',
    altKey ? 'Alt+' : '',
    shiftKey && countsShift ? 'Shift+' : '',
    name,
  ].join('')
}

/** Whether the key already means something to the control that has the focus. */
function belongsToTarget({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const element = target as Element | null
  if (typeof element?.closest !== 'function') return false
  if (element.closest('dialog[open], [role="menu"]')) return true
  const hasModifier = ctrlKey || metaKey || altKey
  const isTyping = element.closest(
    'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [contenteditable]',
  )
  if (isTyping) {
    return !(ctrlKey || metaKey) || movingKeys.has(key) || editingKeys.has(key.toLowerCase())
  }
  if (hasModifier) return false
  if (element.closest('input, [role="tab"], [role="dialog"]')) {
    return movingKeys.has(key) || key === ' ' || key === 'Backspace'
  }
  return key === ' ' && element.closest('button, summary') !== null
}

const commandIds = Object.keys(commands) as CommandId[]
const keysOf = (id: CommandId): readonly string[] => commands[id].keys

const turns = new Set<CommandId>([
  'reader.next',
  'reader.previous',
  'reader.down',
  'reader.up',
  'reader.left',
  'reader.right',
])
const modifierKeys = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'])

/** Keys that turn the page or move the text, or only prepare another key: they leave the page bare. */
export const isPageTurn = (event: KeyboardEvent): boolean =>
  modifierKeys.has(event.key) || matchCommand(event).some((id) => turns.has(id))
