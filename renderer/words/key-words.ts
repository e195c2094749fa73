import { type CommandId, commands } from '#core/commands'

import { isMac } from '../state/match-command'

const names: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  ' ': 'Space',
}

/** The first key of a command as a menu shows it: `Alt ←`, `Del`, `G`. Nothing where it has none. */
export function keyWords(id: CommandId): string | undefined {
  const keys: readonly string[] = commands[id].keys
  return keys[0]
    ?.split(/\+(?=.)/)
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
}
