import { words } from '../../words/words'

/** How much of a publication is read, in words. */
export function progressWords(totalProgression: number | null): string {
  if (totalProgression === null || totalProgression === 0) return words.notStarted
  if (totalProgression >= 0.995) return words.finished
  return words.read(Math.max(1, Math.round(totalProgression * 100)))
}
