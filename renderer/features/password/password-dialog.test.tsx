import { describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import { aStore, button, doing, draw, find } from '#tests/support/window-builders'

import { Unlocking } from './unlocking'

async function aDialog() {
  const { store } = aStore()
  const unlock = vi.fn(async (password: string) => {
    if (password !== 'three lamps') throw new ReaderError('publication/password-wrong', 'Wrong')
  })
  store.getState().askPassword({ subject: 'secret.pdf', unlock })
  const place = await draw(<Unlocking />, { store })
  const submit = () => doing(() => find<HTMLFormElement>(place, 'form').requestSubmit())
  const type = (password: string) =>
    doing(() => {
      const field = find<HTMLInputElement>(place, 'input')
      // As React hears of it: past the value that it has set itself.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        field,
        password,
      )
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
  return { place, store, unlock, submit, type }
}

describe('the question for a password', () => {
  it('names the file, and hides what is typed', async () => {
    const { place } = await aDialog()

    expect(place.textContent).toContain('secret.pdf')
    expect(find<HTMLInputElement>(place, 'input').type).toBe('password')
  })

  it('says that a password is wrong, and goes when it is right', async () => {
    const { place, unlock, submit, type } = await aDialog()
    await type('two lamps')
    await submit()
    expect(find(place, '[role="alert"]').textContent).toBe('This is not the password of this file.')

    await type('three lamps')
    await submit()
    expect(unlock.mock.calls).toEqual([['two lamps'], ['three lamps']])
    expect(place.querySelector('dialog')).toBeNull()
  })

  it('goes when nobody wants to answer', async () => {
    const { place, store, unlock } = await aDialog()
    await doing(() => button(place, 'Cancel').click())

    expect(store.getState().locked).toEqual([])
    expect(unlock).not.toHaveBeenCalled()
  })
})
