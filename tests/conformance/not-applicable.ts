import { readFileSync } from 'node:fs'

import { expect } from '@playwright/test'

import type { Verdict } from './verdict'
import { fileOf } from './w3c-tests'

/** A test that asks for something that Octavo does not have, and need not have. */
interface NotApplicable {
  readonly reason: string
  /** Throws where the test could be judged after all. */
  readonly holds: Verdict
}

const saysNoScripting: Verdict = async (book) => {
  await book.open()
  expect(await book.text()).toContain('does not support scripting, which is necessary')
}
const runsNoScript: NotApplicable = {
  reason: 'a script has to run, and no script of a book ever does; the page itself says so',
  holds: saysNoScripting,
}

/** Tests that can be judged without a person, but not of this reading system, by id. */
export const notApplicable: Readonly<Record<string, NotApplicable>> = {
  'ocf-url_origin': runsNoScript,
  'ocf-url_parse-leaking-relative': runsNoScript,
  'ocf-url_parse-path-absolute': runsNoScript,
  'ocf-zip-mult': {
    reason:
      'its file is one whole archive: it has been joined, and nothing in it says that it was split',
    async holds(book) {
      const bytes = readFileSync(fileOf(book.id))
      const end = bytes.lastIndexOf('PK\u0005\u0006')
      // Number of this disk, of the disk with the directory; entries here, and entries in all.
      const [disk, first, here, inAll] = [4, 6, 8, 10].map((at) => bytes.readUInt16LE(end + at))
      expect([disk, first, here]).toEqual([0, 0, inAll])
      await book.open()
    },
  },
  'lay-reflow-align-x-center': {
    reason: 'not for reading systems without `rendition:align-x-center`, as the page itself says',
    async holds(book) {
      await book.open()
      expect(await book.text()).toContain('not applicable to reading systems that do not support')
    },
  },
  'lay-pp-layout-duplication': {
    reason: 'asks whether EPUBCheck, a validator, reports an error',
    async holds(book) {
      await book.open()
      await expect(book.page.frameLocator('[data-page="0"] iframe').locator('body')).toContainText(
        'passes if EPUBCheck returns an error',
      )
    },
  },
}
