import { describe, expect, it, vi } from 'vitest'

import type { TocEntry } from '#core/publication/publication'
import { aLocator } from '#tests/support/library-builders'
import { aNavigator, aPage, aStore, doing, draw, find } from '#tests/support/window-builders'

import { ContentsPanel } from './contents-panel'

const anEntry = (label: string, href?: string, children: TocEntry[] = []): TocEntry => ({
  label,
  href,
  children,
})
const none = { landmarks: [], pageList: [] }
const toc = [
  anEntry('Book One', undefined, [anEntry('I', 'one.xhtml'), anEntry('II', 'two.xhtml')]),
  anEntry('Book Two', 'b.xhtml', [anEntry('I', 'three.xhtml#a')]),
]

describe('the contents', () => {
  it('marks the entry under which one reads, also where its label is not the only one', async () => {
    const { store } = aStore()
    store.setState({ page: aPage(), locator: { ...aLocator(), href: 'three.xhtml', title: 'I' } })

    const place = await draw(<ContentsPanel toc={toc} {...none} onGo={() => undefined} />, {
      store,
    })

    const current = place.querySelectorAll('[aria-current="location"]')
    expect(current).toHaveLength(1)
    expect(current[0]).toBe(Array.from(place.querySelectorAll('button')).at(-1))
    expect(current[0]?.getAttribute('tabindex')).toBe('0')
  })

  it('shows page numbers as far as they are known', async () => {
    const { store } = aStore()
    store.setState({ page: aPage() })
    const navigator = aNavigator({ pageOf: ({ href }) => (href === 'two.xhtml' ? 31 : null) })

    const place = await draw(<ContentsPanel toc={toc} {...none} onGo={() => undefined} />, {
      store,
      navigator,
    })

    expect(Array.from(place.querySelectorAll('button'), (one) => one.textContent)).toEqual([
      'Book One',
      'I',
      'II31',
      'Book Two',
      'I',
    ])
  })

  it('shows none while the count is an estimate, and new ones with a new layout', async () => {
    const { store } = aStore()
    store.setState({ page: aPage({ exact: false }), numbering: 1 })
    let page = 31
    const navigator = aNavigator({ pageOf: () => page })
    const place = await draw(<ContentsPanel toc={toc} {...none} onGo={() => undefined} />, {
      store,
      navigator,
    })
    const last = () => Array.from(place.querySelectorAll('button')).at(-1)?.textContent

    expect(last()).toBe('I')
    await doing(() => store.setState({ page: aPage() }))
    expect(last()).toBe('I31')
    page = 29
    await doing(() => store.setState({ numbering: 2 }))
    expect(last()).toBe('I29')
  })

  it('offers the pages of the print edition, the one that one reads marked', async () => {
    const onGo = vi.fn<(href: string) => void>()
    const { store } = aStore()
    store.setState({ page: aPage({ printPage: 'xi' }) })
    const pageList = ['x', 'xi', '1'].map((label) => ({ label, href: `b.xhtml#p${label}` }))
    const panel = <ContentsPanel {...none} toc={[]} pageList={pageList} onGo={onGo} />
    const place = await draw(panel, { store })

    const [, second] = place.querySelectorAll('button')
    expect(second?.getAttribute('aria-label')).toBe('print page xi')
    expect(second?.getAttribute('aria-current')).toBe('location')
    await doing(() => second?.click())

    expect(onGo).toHaveBeenCalledExactlyOnceWith('b.xhtml#pxi')
  })

  it('offers the landmarks where there are several', async () => {
    const onGo = vi.fn<(href: string) => void>()
    const landmarks = ['cover', 'bodymatter'].map((type) => ({
      type,
      label: type,
      href: `${type}.xhtml`,
    }))
    const panelWith = (some: typeof landmarks) =>
      draw(<ContentsPanel {...none} toc={[]} landmarks={some} onGo={onGo} />)

    expect((await panelWith(landmarks.slice(0, 1))).querySelector('summary')).toBeNull()
    const place = await panelWith(landmarks)
    expect(find(place, 'summary').textContent).toBe('Landmarks')
    await doing(() => place.querySelectorAll('button')[1]?.click())

    expect(onGo).toHaveBeenCalledExactlyOnceWith('bodymatter.xhtml')
  })

  it('goes to an entry; one without a target is only a heading', async () => {
    const onGo = vi.fn<(href: string) => void>()
    const place = await draw(<ContentsPanel toc={toc} {...none} onGo={onGo} />)

    expect(find<HTMLButtonElement>(place, 'button').disabled).toBe(true)
    await doing(() => Array.from(place.querySelectorAll('button'))[2]?.click())

    expect(onGo).toHaveBeenCalledExactlyOnceWith('two.xhtml')
  })
})
