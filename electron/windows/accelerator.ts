/** Electron's name of a key. Keys without a modifier would be taken from text fields, so they have none. */
export function toAccelerator(key: string): string | undefined {
  if (/^F\d{1,2}$/.test(key)) return key
  const [, modifier, last] = /^(Mod|Alt)\+(.+)$/.exec(key) ?? []
  if (modifier === undefined || last === undefined) return undefined
  const name = last.replace(/^Arrow/, '').replace(/^\+$/, 'Plus')
  return `${modifier === 'Mod' ? 'CommandOrControl' : 'Alt'}+${name.length === 1 ? name.toUpperCase() : name}`
}
