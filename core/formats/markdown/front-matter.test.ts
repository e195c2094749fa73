import { describe, expect, it } from 'vitest'

import { readFrontMatter } from './front-matter'
import { coverOf, metadataOf } from './metadata'

const valuesOf = (yaml: string) => Object.fromEntries(readFrontMatter(`---\n${yaml}\n---\n`).values)

describe('front matter', () => {
  it.each([
    ['title: The Sea', { title: 'The Sea' }],
    ['title: "The Sea: \\"one\\""', { title: 'The Sea: "one"' }],
    ["title: 'It''s'", { title: "It's" }],
    ['title: The Sea # a comment', { title: 'The Sea' }],
    ['title: A #1 hit', { title: 'A' }],
    ['Title:   spaced', { title: 'spaced' }],
    ['title: ~\nlang: en', { lang: 'en' }],
    ['a: [one, "two, three", \'four\']', { a: ['one', 'two, three', 'four'] }],
    ['a:\n  - one\n  - "two"\nb: c', { a: ['one', 'two'], b: 'c' }],
    ['a:\n- one\n- two', { a: ['one', 'two'] }],
    ['a:\n- role: author\n  name: One\n  url: x\n- name: Two', { a: ['One', 'Two'] }],
    ['a:\n  name: One\n  url: x', { a: ['One'] }],
    ['a: |\n  one\n  two\nb: c', { a: 'one\ntwo', b: 'c' }],
    ['a: >\n  one\n  two\n\n  three', { a: 'one two\nthree' }],
    ['a: one\n  two', { a: 'one two' }],
    ['# only a comment', {}],
  ])('%s', (yaml, values) => {
    expect(valuesOf(yaml)).toEqual(values)
  })

  it('ends where the text begins', () => {
    expect(readFrontMatter('---\r\na: b\r\n...\r\n# One\r\n').body).toBe('# One\r\n')
  })

  it.each([
    '# One\n\n---\na: b\n---\n',
    '---\n\nProse between two rules, which is no key.\n\n---\n',
    '---\na: b\n',
    '----\na: b\n----\n',
    '',
  ])('is not what stands in %j', (text) => {
    const { values, body } = readFrontMatter(text)

    expect(values.size).toBe(0)
    expect(body).toBe(text)
  })
})

describe('metadata', () => {
  it('is what the keys in use say', () => {
    const matter = readFrontMatter(`---
title: T
authors: [A One, B Two]
translator: C Three
language: de
date: 2020
series: "S #2.5"
tags: x, y
summary: D
cover-image: ./c.png
---
`)

    expect(metadataOf(matter)).toEqual({
      title: 'T',
      authors: [{ name: 'A One' }, { name: 'B Two' }],
      contributors: [{ name: 'C Three', role: 'trl' }],
      language: 'de',
      published: '2020',
      series: { name: 'S', position: 2.5 },
      subjects: ['x', 'y'],
      description: 'D',
    })
    expect(coverOf(matter)).toBe('c.png')
  })

  it('parts people, not names', () => {
    const authorsOf = (author: string) =>
      metadataOf(readFrontMatter(`---\nauthor: ${author}\n---\n`)).authors?.map(({ name }) => name)

    expect(authorsOf('A One and B Two')).toEqual(['A One', 'B Two'])
    expect(authorsOf('Le Guin, Ursula K.; B Two')).toEqual(['Le Guin, Ursula K.', 'B Two'])
  })
})
