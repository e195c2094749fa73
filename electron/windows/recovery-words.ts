import type { Recovery } from '../storage/database'

/** What took the place of a damaged library, what of it is lost, and where it is. */
export function recoveryWords({ copiedAt, salvaged, setAsideAs }: Recovery): string {
  const lost = salvaged > 0 ? 'What else' : 'What'
  return [
    copiedAt === undefined
      ? 'There was no good copy of it, so it is built anew from the books on your disk.'
      : `It was replaced by its copy of ${dateWords(copiedAt)}.`,
    salvaged > 0 &&
      `${entries(salvaged)} could still be read in the damaged file and ${salvaged === 1 ? 'was' : 'were'} taken over.`,
    copiedAt === undefined
      ? `${lost} was marked and written in them is lost.`
      : `${lost} was changed since then is lost.`,
    setAsideAs !== undefined && `The damaged file was kept as ${setAsideAs}.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(' ')
}

const entries = (count: number): string =>
  count === 1
    ? 'One newer book, place or mark'
    : `${count.toLocaleString('en')} newer books, places and marks`

const dateWords = (date: Date): string =>
  date.toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })
