import {
  Bookmark,
  BookMarked,
  CaseSensitive,
  ChevronLeft,
  Ellipsis,
  LayoutGrid,
  List,
  Search,
  TextInitial,
} from 'lucide-react'

import type { Metadata } from '#core/publication/publication'
import { isTextView } from '#core/publication/text-view'

import { useAppStore } from '../../state/app-store'
import { useCommandRegistry } from '../../state/command-registry'
import { useTravel } from '../../state/travel-context'
import { useBookmarked } from '../../state/use-bookmarked'
import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { keyWords } from '../../words/key-words'
import { words } from '../../words/words'

import styles from './top-bar.module.css'

interface TopBarProps {
  readonly title: string
  readonly layout: Metadata['layout']
}

export function TopBar({ title, layout }: TopBarProps) {
  const isShown = useAppStore((state) => state.barsShown)
  const panel = useAppStore((state) => state.panel)
  const togglePanel = useAppStore((state) => state.togglePanel)
  const closePublication = useAppStore((state) => state.closePublication)
  const { isBookmarked, toggle } = useBookmarked()

  return (
    <header data-bar className={classNames(styles['bar'], isShown && styles['shown'])}>
      <IconButton
        name={words.backToLibrary}
        icon={ChevronLeft}
        onClick={() => void closePublication()}
      />
      <h1 dir="auto" className={styles['title']} title={title}>
        {title}
      </h1>
      <div className={styles['tools']}>
        <IconButton
          name={words.contents}
          shortcut="T"
          icon={List}
          aria-expanded={panel === 'contents'}
          onClick={() => togglePanel('contents')}
        />
        <IconButton
          name={words.bookmarks}
          icon={BookMarked}
          aria-expanded={panel === 'bookmarks'}
          className={styles['second']}
          onClick={() => togglePanel('bookmarks')}
        />
        <IconButton
          name={words.findInBook}
          shortcut="/"
          icon={Search}
          aria-expanded={panel === 'search'}
          onClick={() => togglePanel('search')}
        />
        <IconButton
          name={words.allPages}
          shortcut="O"
          icon={LayoutGrid}
          aria-haspopup="dialog"
          className={styles['second']}
          onClick={() => togglePanel('overview')}
        />
        <PageViewButton />
        <IconButton
          name={words.settingsOf(layout)}
          shortcut="A"
          icon={CaseSensitive}
          aria-expanded={panel === 'typography'}
          onClick={() => togglePanel('typography')}
        />
        <IconButton
          name={words.bookmarkPage}
          shortcut="B"
          icon={Bookmark}
          isFilled={isBookmarked}
          aria-pressed={isBookmarked}
          onClick={toggle}
        />
        <MoreMenu />
      </div>
    </header>
  )
}

/** Where pages have a text: which of the two is shown. */
function PageViewButton() {
  const manifest = useAppStore((state) => state.reading?.manifest)
  const toggle = useAppStore((state) => state.togglePageView)
  if (!manifest?.textView) return null
  return (
    <IconButton
      name={words.textView}
      shortcut="P"
      icon={TextInitial}
      aria-pressed={isTextView(manifest)}
      onClick={toggle}
    />
  )
}

function MoreMenu() {
  const history = useAppStore((state) => state.history)
  const isPlainText = useAppStore((state) => state.reading?.manifest.text !== undefined)
  const setPanel = useAppStore((state) => state.setPanel)
  const travel = useTravel()
  const { run } = useCommandRegistry()
  return (
    <Menu trigger={<IconButton name={words.more} icon={Ellipsis} />}>
      <MenuItem
        keys={keyWords('reader.back')}
        isDisabled={history.back.length === 0}
        onChoose={travel.back}
      >
        {words.back}
      </MenuItem>
      <MenuItem
        keys={keyWords('reader.forward')}
        isDisabled={history.forward.length === 0}
        onChoose={travel.forward}
      >
        {words.forward}
      </MenuItem>
      <MenuItem keys={keyWords('reader.overview')} onChoose={() => run('reader.overview')}>
        {words.allPages}
      </MenuItem>
      <MenuItem keys={keyWords('reader.start')} onChoose={() => run('reader.start')}>
        {words.firstPage}
      </MenuItem>
      <MenuItem keys={keyWords('reader.end')} onChoose={() => run('reader.end')}>
        {words.lastPage}
      </MenuItem>
      <MenuItem keys={keyWords('reader.goTo')} onChoose={() => run('reader.goTo')}>
        {words.goToMenu}
      </MenuItem>
      <MenuItem onChoose={() => run('app.statistics')}>{words.statisticsMenu}</MenuItem>
      <MenuItem keys={keyWords('app.fullScreen')} onChoose={() => run('app.fullScreen')}>
        {words.fullScreen}
      </MenuItem>
      {isPlainText && (
        <MenuItem onChoose={() => setPanel('text')}>{words.howTextWasReadMenu}</MenuItem>
      )}
      <MenuItem onChoose={() => run('app.dictionaries')}>{words.dictionariesMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.open')}>{words.openFile}</MenuItem>
    </Menu>
  )
}
