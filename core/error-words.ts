import type { ErrorReport } from './errors'

/** An error as a sentence for people: what is the matter, without blame and without code. */
export function sentenceFor({ code, details }: Pick<ErrorReport, 'code' | 'details'>): string {
  switch (code) {
    case 'publication/not-found':
      return 'This file could not be found.'
    case 'publication/not-there':
      return `This book is read in place, and its file is not there now (${details['path'] ?? ''}). Its place and its notes are kept.`
    case 'publication/other-work':
      return 'This is another book than the one that is looked for.'
    case 'publication/no-permission':
      return 'This file may not be read. Its permissions do not allow it.'
    case 'publication/empty':
      return 'This file is empty.'
    case 'publication/no-pages':
      return 'There are no pictures in this comic.'
    case 'publication/unsupported-format':
      return details['pictures'] === undefined
        ? (unsupported[details['kind'] ?? ''] ?? 'This is not a kind of book that Octavo can read.')
        : `The pages are ${details['pictures']} pictures, which Octavo cannot show.`
    case 'publication/corrupted':
      return 'This file is damaged and cannot be opened.'
    case 'publication/encrypted':
      return details['scheme'] === undefined
        ? 'This file is protected and cannot be opened here.'
        : `This file is protected (${details['scheme']}) and cannot be opened here.`
    case 'publication/password-needed':
      return 'This file is locked with a password.'
    case 'publication/password-wrong':
      return 'This is not the password of this file.'
    case 'publication/too-large':
      return 'This file is too large to be opened safely.'
    case 'publication/too-complex':
      return 'This file takes too long to read, so opening it was stopped.'
    case 'cover/unsupported':
      return 'This is not a picture that can be a cover. JPEG, PNG, WebP, AVIF and GIF are, up to 16 MB.'
    case 'annotations/unsupported':
      return 'There are no highlights or notes in this file that Octavo can read.'
    case 'annotations/unwritable':
      return 'This file cannot be written. The disk may be full or write-protected.'
    case 'search/invalid-pattern':
      return 'This is no regular expression: something in it is not closed, or stands where it may not.'
    case 'search/too-complex':
      return 'This pattern takes too long, so the search was stopped.'
    case 'dictionary/not-found':
      return 'There is no dictionary in this folder that Octavo can read. Those of StarDict and dictd are.'
    case 'dictionary/damaged':
      return 'This dictionary is damaged, or a file of it is missing.'
    case 'dictionary/too-large':
      return 'This dictionary is too large to be used.'
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
    case 'backup/not-a-backup':
      return 'This is no backup of an Octavo library. Nothing was changed.'
    case 'backup/damaged':
      return 'This backup is damaged and cannot be used. Nothing was changed.'
    case 'backup/newer-version':
      return 'This backup was made by a newer version of Octavo. Nothing was changed.'
    case 'ipc/invalid-request':
    case 'internal':
      return 'Something went wrong inside Octavo. Nothing was lost.'
  }
}

const saveAs = 'save it as .docx, .odt or .rtf there, and Octavo opens that'

/** What a file is that we cannot read, and what one can do, by the kinds of `core/formats/unsupported.ts`. */
const unsupported: Readonly<Record<string, string>> = {
  'no-text': 'This does not seem to be a text: there are bytes in it that no text has.',
  'word-97': `This is a Word document of the old kind (.doc), which Octavo cannot read. Open it in a word processor, ${saveAs}.`,
  wordperfect: `This is a WordPerfect document, which Octavo cannot read. Open it in a word processor, ${saveAs}.`,
  'windows-write': `This is a document of Windows Write, which Octavo cannot read. Open it in a word processor, ${saveAs}.`,
  pages:
    'This is a document of Apple’s Pages, Numbers or Keynote, which Octavo cannot read. Export it there as EPUB or Word, and Octavo opens that.',
  ibooks:
    'This is a book for Apple Books alone (.ibooks), which Octavo cannot read. Its publisher may have it as EPUB too.',
  kfx: 'This is a Kindle book of Amazon’s newest kind (KFX), which Octavo cannot read. It reads AZW3, MOBI and EPUB.',
  topaz:
    'This is a Kindle book made of scanned pages (Topaz), which Octavo cannot read. It reads AZW3, MOBI and EPUB.',
  'print-replica':
    'This is a Kindle Print Replica, the pages of a PDF in a book for Kindle, which Octavo cannot show. It shows PDFs.',
  'microsoft-reader': 'This is a book for Microsoft Reader (.lit), which Octavo cannot read.',
  'windows-help': 'This is a Windows help file (.chm), which Octavo cannot read.',
  djvu: 'This is a DjVu document, scanned pages that Octavo cannot show.',
  spreadsheet: 'This is a spreadsheet. Octavo reads texts.',
  presentation: 'This is a presentation. Octavo reads texts.',
}
