import { describe, expect, it } from 'vitest'

import { aSummary, doing, draw, find } from '#tests/support/window-builders'

import { Cover } from './cover'

const shown = (picture: HTMLImageElement, width: number, height: number) =>
  doing(() => {
    Object.defineProperties(picture, {
      naturalWidth: { value: width },
      naturalHeight: { value: height },
    })
    picture.dispatchEvent(new Event('load'))
  })

describe('a cover', () => {
  it('is made from type where the publication has none', async () => {
    const place = await draw(
      <Cover publication={aSummary({ title: 'War and Peace', authors: ['Leo Tolstoy'] })} />,
    )

    expect(place.querySelector('img')).toBeNull()
    expect(place.textContent).toContain('War')
    expect(place.textContent).toContain('Leo Tolstoy')
  })

  it('is made from type where the picture is missing', async () => {
    const place = await draw(<Cover publication={aSummary({ title: 'Emma', hasCover: true })} />)

    await doing(() => find(place, 'img').dispatchEvent(new Event('error')))

    expect(place.querySelector('img')).toBeNull()
    expect(place.textContent).toContain('Emma')
  })

  it('runs from right to left as its title does, hairline and all', async () => {
    const place = await draw(<Cover publication={aSummary({ title: 'ספר הזוהר' })} />)

    expect(find(place, '[aria-hidden] > [dir]').dir).toBe('rtl')
  })

  it.each([
    ['wide', 600, 800],
    ['tall', 600, 1000],
  ])('fills the shelf at its own proportions: %s', async (shape, width, height) => {
    const place = await draw(<Cover publication={aSummary({ hasCover: true })} />)

    await shown(find<HTMLImageElement>(place, 'img'), width, height)

    expect(find(place, 'img').className).toContain(shape)
  })

  it('lies on cloth where its picture is too small to be enlarged', async () => {
    const place = await draw(<Cover publication={aSummary({ hasCover: true })} />)

    await shown(find<HTMLImageElement>(place, 'img'), 48, 72)

    expect(find(place, 'img').parentElement?.style.backgroundColor).not.toBe('')
  })
})
