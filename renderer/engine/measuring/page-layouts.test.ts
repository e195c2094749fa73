import { describe, expect, it } from 'vitest'

import { PageLayouts } from './page-layouts'

const aLayout = (columns: number) => ({ columns, tail: 10, marginAfter: 0, starts: [0] })

describe('page layouts', () => {
  it('know the pages of a section when it is measured to its end', () => {
    const layouts = new PageLayouts(2)

    layouts.set(0, [aLayout(3)], false)
    expect(layouts.pagesOf(0)).toBeNull()
    expect(layouts.known(0)).toHaveLength(1)

    layouts.set(0, [aLayout(3), aLayout(2)], true)
    expect(layouts.pagesOf(0)).toBe(4)
    expect(layouts.isComplete).toBe(false)
  })

  it('are complete when every section is, and keep what is whole', () => {
    const layouts = new PageLayouts(2)

    layouts.set(0, [aLayout(1)], true)
    layouts.set(1, [aLayout(1)], true)
    layouts.set(1, [aLayout(9)], false)

    expect(layouts.isComplete).toBe(true)
    expect(layouts.pagesOf(1)).toBe(1)
  })

  it('come back from what was kept', () => {
    const layouts = new PageLayouts(3)
    layouts.set(1, [aLayout(2)], true)
    layouts.set(2, [aLayout(5)], false)

    const recalled = new PageLayouts(3)
    recalled.adopt(layouts.toPageMap())

    expect(layouts.toPageMap().sections).toEqual([null, [aLayout(2)], null])
    expect(recalled.pagesOf(1)).toBe(2)
    expect(recalled.isComplete).toBe(false)
  })
})
