import { expect, it } from 'vitest'

import { type Command, type CommandScope, commands } from './commands'

const all: readonly (readonly [string, Command])[] = Object.entries(commands)

/** Keys that several commands have which may be carried out on the same screen. */
function sharedKeys(screen: CommandScope): Record<string, string[]> {
  const owners: Record<string, string[]> = {}
  for (const [id, { scope, keys }] of all) {
    if (scope !== screen && scope !== 'app') continue
    for (const key of keys) owners[key] = [...(owners[key] ?? []), id]
  }
  return Object.fromEntries(Object.entries(owners).filter(([, ids]) => ids.length > 1))
}

it('no two commands of a screen have a key in common, but for those that are never there together', () => {
  expect(sharedKeys('library')).toEqual({})
  expect(sharedKeys('reader')).toEqual({
    d: ['reader.lookUp', 'reader.spreads'],
    'Mod+g': ['reader.nextResult', 'reader.goTo'],
  })
})
