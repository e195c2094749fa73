import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { hyphenationLanguages } from '../../renderer/engine/hyphenation/languages'

const root = path.resolve(import.meta.dirname, '../..')
const shipped = new Set<string>(hyphenationLanguages)

describe('the terms of the hyphenation patterns', () => {
  it('are printed in the notices for every language that is shipped, and for no other', () => {
    const notices = readFileSync(path.join(root, 'assets/notices/hyphenation-patterns.txt'), 'utf8')

    const printed = [...notices.matchAll(/^-{72}\n(\S+)\n\n\S/gm)].map(([, tag]) => tag)

    expect(new Set(printed)).toEqual(shipped)
  })

  it('stand in the list of dependencies for every language that is shipped, and for no other', () => {
    const list = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8')
    const [, section = ''] = /\n## Hyphenation patterns\n([^]*?)\n## /.exec(list) ?? []

    const listed = [...section.matchAll(/\(`([\w-]+)`\)/g)].map(([, tag]) => tag)

    expect(new Set(listed)).toEqual(shipped)
  })
})
