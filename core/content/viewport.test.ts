import { describe, expect, it } from 'vitest'

import { parseViewport, viewportOfSvg } from './viewport'

describe('a viewport', () => {
  it.each([
    ['width=900, height=600', { width: 900, height: 600 }],
    ['height = 600 ; width = 900.5, initial-scale=5', { width: 900.5, height: 600 }],
    ['width=1000px, height=600mm', { width: 1000, height: 600 }],
    ['width=900, height=600, width=1000, height=1000', { width: 900, height: 600 }],
    ['max-width=1, width=900,height=600,user-scalable=no', { width: 900, height: 600 }],
    ['width=device-width, height=device-height', undefined],
    ['width=device-width, height=600', undefined],
    ['width=900', undefined],
    ['width=0, height=600', undefined],
    ['width=90%, height=600', undefined],
    ['width=1e9, height=9999999', undefined],
    ['', undefined],
  ])('of %j is %j', (content, expected) => {
    expect(parseViewport(content)).toEqual(expected)
  })
})

describe('the size of a drawing', () => {
  const sizeOf = (viewBox?: string, width?: string, height?: string) =>
    viewportOfSvg({ viewBox, width, height })

  it('is its view box', () => {
    expect(sizeOf('0 0 900 600', '100%', '50')).toEqual({ width: 900, height: 600 })
    expect(sizeOf('-5,-5,90,60')).toEqual({ width: 90, height: 60 })
  })

  it('is its width and height where there is none', () => {
    expect(sizeOf(undefined, '90px', '60')).toEqual({ width: 90, height: 60 })
    expect(sizeOf('0 0 0 0', '90', '60')).toEqual({ width: 90, height: 60 })
    expect(sizeOf(undefined, '100%', '100%')).toBeUndefined()
  })
})
