import { describe, expect, it } from 'vitest'

import { recoveryWords } from './recovery-words'

const copiedAt = new Date(2026, 2, 1, 14, 5)
const setAsideAs = 'library.damaged-20260301-120000-000.db'

describe('the words for a damaged library', () => {
  it('say which copy was taken, what was saved, and that the rest is lost', () => {
    const words = recoveryWords({ setAsideAs, restoredFrom: 'x.db', copiedAt, salvaged: 12 })

    expect(words).toMatch(/^It was replaced by its copy of March 1, 2026 at 2:05\sPM\. /)
    expect(words).toContain('12 newer books, places and marks could still be read')
    expect(words).toContain('What else was changed since then is lost.')
    expect(words).toContain(`The damaged file was kept as ${setAsideAs}.`)
  })

  it('say that there was no copy', () => {
    const nothing = { restoredFrom: undefined, copiedAt: undefined, salvaged: 0 }

    expect(recoveryWords({ ...nothing, setAsideAs: undefined })).toBe(
      'There was no good copy of it, so it is built anew from the books on your disk. What was marked and written in them is lost.',
    )
  })
})
