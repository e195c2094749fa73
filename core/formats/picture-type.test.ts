import { describe, expect, it } from 'vitest'

import { pictureTypeOf } from './picture-type'

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('the type of a picture', () => {
  it.each([
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\n\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x1cftypavif', 'image/avif'],
    ['BM\n\0\0\0\0\0\0\0', 'image/bmp'],
    ['<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="…">', 'image/svg+xml'],
    ['BMW drives', undefined],
    ['<html><svg>', undefined],
    ['', undefined],
  ])('is known by its first bytes: %j', (head, type) => {
    expect(pictureTypeOf(bytesOf(head))).toBe(type)
  })
})
