import { expect, it } from 'vitest'

import { readFileName } from './file-name'

it.each([
  ['Jane Doe - The Long Way.txt', 'The Long Way', 'Jane Doe'],
  ['the_long_way.txt', 'The long way', undefined],
  ['the-night-post.txt', 'The night post', undefined],
  ['《河边》作者：李明.txt', '河边', '李明'],
  ['《河边》.txt', '河边', undefined],
  ['My Story - Chapter 12.txt', 'My Story - Chapter 12', undefined],
  ['Part 2 - The End.txt', 'Part 2 - The End', undefined],
  ['README', 'README', undefined],
  ['.txt', '.txt', undefined],
])('reads %s', (fileName, title, author) => {
  expect(readFileName(fileName)).toEqual({ title, author })
})
