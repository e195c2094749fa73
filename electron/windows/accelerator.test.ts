import { describe, expect, it } from 'vitest'

import { commands } from '#core/commands'

import { toAccelerator } from './accelerator'

describe('toAccelerator', () => {
  it('names keys as Electron does', () => {
    expect(toAccelerator('Mod+o')).toBe('CommandOrControl+O')
    expect(toAccelerator('Mod++')).toBe('CommandOrControl+Plus')
    expect(toAccelerator('Mod+=')).toBe('CommandOrControl+=')
    expect(toAccelerator('Alt+ArrowLeft')).toBe('Alt+Left')
    expect(toAccelerator('F11')).toBe('F11')
  })

  it('leaves keys without a modifier to the page: they are letters in a text field', () => {
    for (const { keys } of Object.values(commands)) {
      for (const key of keys.filter((name) => name.length === 1)) {
        expect(toAccelerator(key)).toBeUndefined()
      }
    }
    expect(toAccelerator('Shift+ ')).toBeUndefined()
    expect(toAccelerator('Backspace')).toBeUndefined()
  })
})
