import { expect, it } from 'vitest'

import { aSummary } from '#tests/support/library-builders'

import { stateWords } from './state-words'

it.each([
  [{ totalProgression: null }, 'Not started'],
  [{ totalProgression: 0.004 }, '1 % read'],
  [{ totalProgression: 0.41 }, '41 % read'],
  [{ totalProgression: 1 }, 'Finished'],
  [{ totalProgression: null, state: 'reading' }, 'Reading'],
  [{ totalProgression: 0.3, state: 'set-aside' }, 'Set aside, 30 % read'],
  [{ totalProgression: 0.3, state: 'finished' }, 'Finished'],
  [{ totalProgression: 1, state: 'to-read' }, 'To read, 100 % read'],
] as const)('says how far one is: %o', (overrides, said) => {
  expect(stateWords(aSummary(overrides))).toBe(said)
})
