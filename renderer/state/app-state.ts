import type { AutomaticPlacesSlice } from './automatic-places-slice'
import type { BackupSlice } from './backup-slice'
import type { BookmarksSlice } from './bookmarks-slice'
import type { DictionarySlice } from './dictionary-slice'
import type { DuplicatesSlice } from './duplicates-slice'
import type { ExchangeSlice } from './exchange-slice'
import type { FontsSlice } from './fonts-slice'
import type { HighlightsSlice } from './highlights-slice'
import type { LibrarySearchSlice } from './library-search-slice'
import type { LibrarySlice } from './library-slice'
import type { NoticesSlice } from './notices-slice'
import type { PasswordSlice } from './password-slice'
import type { PreferencesSlice } from './preferences-slice'
import type { PresetsSlice } from './presets-slice'
import type { ReaderViewSlice } from './reader-view-slice'
import type { ReadingSlice } from './reading-slice'
import type { ShelfSlice } from './shelf-slice'
import type { SearchSlice } from './search-slice'
import type { StatisticsSlice } from './statistics-slice'
import type { StartSlice } from './start-slice'
import type { ThemesSlice } from './themes-slice'
import type { TextSlice } from './text-slice'
import type { UnplacedSlice } from './unplaced-slice'
import type { WatchedFoldersSlice } from './watched-folders-slice'

/** Everything the window knows. */
export type AppState = StartSlice &
  LibrarySlice &
  ShelfSlice &
  DuplicatesSlice &
  PasswordSlice &
  ReadingSlice &
  BookmarksSlice &
  AutomaticPlacesSlice &
  HighlightsSlice &
  UnplacedSlice &
  ExchangeSlice &
  StatisticsSlice &
  DictionarySlice &
  SearchSlice &
  LibrarySearchSlice &
  ReaderViewSlice &
  TextSlice &
  BackupSlice &
  WatchedFoldersSlice &
  PreferencesSlice &
  PresetsSlice &
  FontsSlice &
  ThemesSlice &
  NoticesSlice
