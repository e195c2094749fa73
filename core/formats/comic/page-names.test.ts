import { describe, expect, it } from 'vitest'

import { comparePaths, contentsOf, pictureTypeOf } from './page-names'

describe('names of pages', () => {
  it('are those of pictures, left-overs of systems aside', () => {
    expect(pictureTypeOf('a/01.JPG')).toBe('image/jpeg')
    expect(pictureTypeOf('a/01.jxl')).toBe('image/jxl')
    for (const name of ['a.txt', 'png', '__MACOSX/a.png', 'b/._a.png', '.a.png', 'Thumbs.db']) {
      expect(pictureTypeOf(name), name).toBeUndefined()
    }
  })

  it('stand in natural order, folder by folder', () => {
    const names = ['a10/1.png', 'a2/10.png', 'a2/9.png', 'b.png', 'a2 extra/1.png', 'A2/3.png']

    expect(names.toSorted(comparePaths)).toEqual([
      'a2/9.png',
      'a2/10.png',
      'A2/3.png',
      'a2 extra/1.png',
      'a10/1.png',
      'b.png',
    ])
  })
})

describe('contents', () => {
  it('are the folders, without the one that holds all', () => {
    expect(contentsOf(['Book/1/a.png', 'Book/1/b.png', 'Book/2/c.png'])).toEqual([
      { label: '1', href: 'Book/1/a.png', children: [] },
      { label: '2', href: 'Book/2/c.png', children: [] },
    ])
    expect(contentsOf(['Book/a.png', 'Book/b.png'])).toEqual([])
    expect(contentsOf(['a.png', 'b.png'])).toEqual([])
  })

  it('have folders in folders below them', () => {
    expect(contentsOf(['0.png', 'A/x/1.png', 'A/y/2.png'])).toEqual([
      {
        label: 'A',
        href: 'A/x/1.png',
        children: [
          { label: 'x', href: 'A/x/1.png', children: [] },
          { label: 'y', href: 'A/y/2.png', children: [] },
        ],
      },
    ])
  })
})
