import { useState } from 'react'
import { describe, expect, it } from 'vitest'

import { button, doing, draw, find } from '#tests/support/window-builders'

import { Drawer } from './drawer'

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Aa
      </button>
      {isOpen && (
        <Drawer name="Text" side="right" head="Text" onClose={() => setIsOpen(false)}>
          <button type="button" data-first-focus>
            First
          </button>
        </Drawer>
      )}
    </>
  )
}

describe('a drawer', () => {
  it('takes the focus, closes by Escape and gives the focus back', async () => {
    const place = await draw(<Page />)
    const opener = button(place, 'Aa')
    opener.focus()

    await doing(() => opener.click())
    expect(document.activeElement?.textContent).toBe('First')
    await doing(() =>
      find(place, '[role="dialog"]').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      ),
    )

    expect(place.querySelector('[role="dialog"]')).toBeNull()
    expect(document.activeElement).toBe(opener)
  })
})
