import { useEffect } from 'react'

import { sentenceFor } from '#core/error-words'

import { BookmarksPanel } from '../features/annotations/bookmarks-panel'
import { Marking } from '../features/annotations/marking'
import { NotesPanel } from '../features/annotations/notes-panel'
import { Ribbon } from '../features/annotations/ribbon'
import { BackupDialogs } from '../features/backup/backup-dialogs'
import { Dictionaries } from '../features/dictionary/dictionaries'
import { LookingUp } from '../features/dictionary/looking-up'
import { Exchanging } from '../features/exchange/exchanging'
import { Arriving } from '../features/library-search/arriving'
import { LibrarySearch } from '../features/library-search/library-search'
import { LibraryScreen } from '../features/library/library-screen'
import { Unlocking } from '../features/password/unlocking'
import { Overview } from '../features/overview/overview'
import { TypographyPanel } from '../features/preferences/typography-panel'
import { TextReadingPanel } from '../features/plain-text/text-reading-panel'
import { ReaderScreen } from '../features/reader/reader-screen'
import { Statistics } from '../features/statistics/statistics'
import { Searching } from '../features/search/searching'
import { SearchPanel } from '../features/search/search-panel'
import { WatchedFolders } from '../features/watched-folders/watched-folders'
import { useAppStore } from '../state/app-store'
import { Notices } from '../ui/notices'

import styles from './app.module.css'
import { BackupProgress } from './backup-progress'
import { DropZone } from './drop-zone'
import { ErrorBoundary } from './error-boundary'
import { ImportProgress } from './import-progress'
import { useAppCommands } from './use-app-commands'
import { useKeeping } from './use-keeping'
import { useMissingCovers } from './use-missing-covers'
import { useTheme } from './use-theme'

interface AppProps {
  readonly pathForFile: (file: File) => string
}

/** Puts the screens together: the one place that knows all features. */
export function App({ pathForFile }: AppProps) {
  const start = useAppStore((state) => state.start)
  const notices = useAppStore((state) => state.notices)
  const isReading = useAppStore((state) => state.reading !== null)
  const dismissNotice = useAppStore((state) => state.dismissNotice)
  useTheme()
  useKeeping()
  useAppCommands()
  useMissingCovers()

  useEffect(() => void start(), [start])

  return (
    <>
      <ErrorBoundary>
        <Screen />
      </ErrorBoundary>
      <DropZone pathForFile={pathForFile} />
      <ImportProgress />
      <BackupProgress />
      <BackupDialogs />
      <Exchanging />
      <LibrarySearch />
      <Statistics />
      <Dictionaries />
      <WatchedFolders />
      <Unlocking />
      <Notices notices={notices} isOverPage={isReading} onDismiss={dismissNotice} />
    </>
  )
}

function Screen() {
  const startup = useAppStore((state) => state.startup)
  const reading = useAppStore((state) => state.reading)
  if (startup.status === 'loading') return null
  if (startup.status === 'failed') {
    return (
      <main role="alert" className={styles['failed']}>
        {sentenceFor(startup.error)}
      </main>
    )
  }
  if (!reading) return <LibraryScreen />
  return (
    <ReaderScreen
      key={reading.publication.id}
      reading={reading}
      ribbon={<Ribbon />}
      bookmarks={<BookmarksPanel />}
      marking={
        <>
          <Marking />
          <Searching />
          <Arriving />
          <LookingUp />
        </>
      }
      search={<SearchPanel />}
      notes={<NotesPanel />}
      overview={<Overview />}
      typography={<TypographyPanel />}
      textReading={<TextReadingPanel />}
    />
  )
}
