import { library } from './0001-library'
import { publicationPreferences } from './0002-publication-preferences'
import { textOptions } from './0003-text-options'
import { highlights } from './0004-highlights'
import { unplaced } from './0005-unplaced'
import { shelf } from './0006-shelf'
import { places } from './0007-places'
import { statistics } from './0008-statistics'
import { checkedMarks } from './0009-checked-marks'
import { watchedFolders } from './0010-watched-folders'
import { duplicates } from './0011-duplicates'

/**
 * The database's history: entry `n` leads from version `n` to `n + 1`. What has shipped is never edited;
 * a change is a new entry, with a real old file in the tests.
 */
export const migrations: readonly string[] = [
  library,
  publicationPreferences,
  textOptions,
  highlights,
  unplaced,
  shelf,
  places,
  statistics,
  checkedMarks,
  watchedFolders,
  duplicates,
]
