import { stateByReading } from '#core/library'
import type { PublicationSummary } from '#core/publication/publication'

import { words } from '../../words/words'

/** How far somebody is with a publication, in words: what its pages tell, or what they say themselves. */
export function stateWords({ state, totalProgression }: PublicationSummary): string {
  const percent = Math.max(1, Math.round((totalProgression ?? 0) * 100))
  if (state === stateByReading(totalProgression)) {
    if (state === 'to-read') return words.notStarted
    return state === 'finished' ? words.finished : words.read(percent)
  }
  const said = words.states[state]
  return totalProgression === null || totalProgression === 0 || state === 'finished'
    ? said
    : `${said}, ${words.read(percent)}`
}
