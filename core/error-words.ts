import type { ErrorReport } from './errors'

/** An error as a sentence for people: what is the matter, without blame and without code. */
export function sentenceFor({ code, details }: Pick<ErrorReport, 'code' | 'details'>): string {
  switch (code) {
    case 'publication/not-found':
      return 'This file could not be found.'
    case 'publication/no-permission':
      return 'This file may not be read. Its permissions do not allow it.'
    case 'publication/empty':
      return 'This file is empty.'
    case 'publication/no-pages':
      return 'There are no pictures in this comic.'
    case 'publication/unsupported-format':
      return details['pictures'] === undefined
        ? 'This is not a kind of book that Octavo can read.'
        : `The pages are ${details['pictures']} pictures, which Octavo cannot show.`
    case 'publication/corrupted':
      return 'This file is damaged and cannot be opened.'
    case 'publication/encrypted':
      return details['scheme'] === undefined
        ? 'This file is protected and cannot be opened here.'
        : `This file is protected (${details['scheme']}) and cannot be opened here.`
    case 'publication/too-large':
      return 'This file is too large to be opened safely.'
    case 'publication/too-complex':
      return 'This file takes too long to read, so opening it was stopped.'
    case 'search/invalid-pattern':
      return 'This is no regular expression: something in it is not closed, or stands where it may not.'
    case 'search/too-complex':
      return 'This pattern takes too long, so the search was stopped.'
    case 'font/unsupported':
      return 'This is not a font that Octavo can use. TrueType, OpenType and WOFF files are.'
    case 'font/damaged':
      return 'This font is damaged and cannot be used.'
    case 'font/too-large':
      return 'This font is too large to be used.'
    case 'storage/unwritable':
      return 'The library cannot be written. The disk may be full or write-protected.'
    case 'storage/newer-version':
      return 'The library was made by a newer version of Octavo. It was left as it is.'
    case 'ipc/invalid-request':
    case 'internal':
      return 'Something went wrong inside Octavo. Nothing was lost.'
  }
}
