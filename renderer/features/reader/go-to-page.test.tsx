import { beforeEach, describe, expect, it, vi } from 'vitest'

import {
  aNavigator,
  aPage,
  aStore,
  button,
  doing,
  draw,
  find,
  typing,
} from '#tests/support/window-builders'

import { GoToPage } from './go-to-page'

const pageList = [
  { label: 'xii', href: 'a.xhtml' },
  { label: '1', href: 'b.xhtml#p1' },
]

// The test's document knows no modal dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = () => undefined
  HTMLDialogElement.prototype.close = () => undefined
})

async function asked(text: string) {
  const { store } = aStore()
  store.setState({ page: aPage({ total: 30 }) })
  const go = vi.fn(() => Promise.resolve(true))
  const goToPage = vi.fn(() => Promise.resolve(true))
  const onClose = vi.fn<() => void>()
  const navigator = aNavigator({ go, goToPage })
  const place = await draw(<GoToPage pageList={pageList} onClose={onClose} />, { store, navigator })
  await typing(find<HTMLInputElement>(place, 'input'), text)
  await doing(() => button(place, 'Go').click())
  return { place, go, goToPage, onClose }
}

describe('going to a page', () => {
  it.each([
    ['XII', 'a.xhtml'],
    [' 1 ', 'b.xhtml#p1'],
  ])('goes by what the publisher calls it: %j', async (text, href) => {
    const { go, goToPage, onClose } = await asked(text)

    expect(go).toHaveBeenCalledExactlyOnceWith({ href })
    expect(goToPage).not.toHaveBeenCalled()
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('goes by number where no page is called so', async () => {
    const { go, goToPage } = await asked('17')

    expect(goToPage).toHaveBeenCalledExactlyOnceWith(17)
    expect(go).not.toHaveBeenCalled()
  })

  it.each(['31', '0', '-1', 'forty'])('says that there is no page %j', async (text) => {
    const { place, onClose } = await asked(text)

    expect(place.textContent).toContain(`There is no page “${text}”.`)
    expect(onClose).not.toHaveBeenCalled()
  })
})
