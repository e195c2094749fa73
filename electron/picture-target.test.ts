import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { problemWithTarget } from './picture-target'

it('finds nothing wrong with a name in a folder that is there, new or old', async () => {
  await withFolder(async (folder) => {
    await writeFile(path.join(folder, 'old.png'), '')

    expect(problemWithTarget(path.join(folder, 'new.png'))).toBeUndefined()
    expect(problemWithTarget(path.join(folder, 'old.png'))).toBeUndefined()
  })
})

it('says what is wrong with a folder, with a folder that is not there, and with a way through a file', async () => {
  await withFolder(async (folder) => {
    const at = (...names: string[]) => path.join(folder, ...names)
    await mkdir(at('pictures'))
    await writeFile(at('file'), '')

    expect(problemWithTarget(at('pictures'))).toContain('is a folder')
    expect(problemWithTarget(at('missing', 'page.png'))).toContain('There is no folder')
    expect(problemWithTarget(at('file', 'page.png'))).toContain('There is no folder')
  })
})
