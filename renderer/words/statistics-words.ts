const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60))

/** `2 h 5 min`; nobody reads by the second. */
export const duration = (seconds: number): string => {
  const all = minutes(seconds)
  const hours = Math.floor(all / 60)
  return [hours > 0 && `${hours} h`, (all % 60 > 0 || hours === 0) && `${all % 60} min`]
    .filter(Boolean)
    .join(' ')
}

/** The words of the reading statistics. */
export const statisticsWords = {
  statistics: 'Reading statistics',
  statisticsMenu: 'Reading statistics …',
  statisticsPrivacy:
    'Octavo counts for each book how many minutes and pages you read on each day, and how long your last forty turns took: from those it knows your pace. It keeps no times of day. The numbers stay on this computer; nothing is sent to anyone.',
  countReading: 'Count what I read',
  countsNothing: 'Nothing is being counted.',
  inWhat: 'Statistics of',
  inWhich: { book: 'This book', all: 'All books' },
  duration,
  timeRead: 'Time',
  pagesRead: 'Pages',
  daysRead: 'Days',
  aDay: 'On a day with reading',
  pace: 'Your pace',
  charactersPerMinute: (number: number) =>
    `${(Math.round(number / 10) * 10).toLocaleString('en')} characters/min`,
  leftInChapter: 'Left in chapter',
  leftInBook: 'Left in book',
  about: (seconds: number) => `about ${duration(seconds)}`,
  notKnownYet: 'after a few more pages',
  nothingRead: 'Nothing has been counted yet.',
  calendar: 'Days of reading',
  monthBefore: 'Month before',
  monthAfter: 'Month after',
  readOn: (day: string, seconds: number, pages: number) =>
    `${day}: ${duration(seconds)}, ${pages === 1 ? '1 page' : `${pages.toLocaleString('en')} pages`}`,
  books: 'Books',
  bookColumn: 'Book',
  lastReadColumn: 'Last read',
  erase: { book: 'Erase for this book …', all: 'Erase everything …' },
  eraseQuestion: {
    book: 'Erase what was counted for this book?',
    all: 'Erase all reading statistics?',
  },
  eraseSentence:
    'It is gone for good, in the copies of the library too. Your books, places and notes stay.',
  eraseNow: 'Erase',
  showLeft: {
    pages: 'Show pages left instead of time',
    time: 'Show time left instead of pages',
  },
  timeLeft: (seconds: number, whole: 'chapter' | 'book') => `${duration(seconds)} left in ${whole}`,
  timeLeftLater: 'Time left: after a few more pages',
} as const
