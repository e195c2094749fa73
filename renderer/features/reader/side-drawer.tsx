import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

import { Drawer } from '../../ui/drawer'
import { words } from '../../words/words'

import styles from './side-drawer.module.css'

type Tab = 'contents' | 'bookmarks' | 'notes'

interface SideDrawerProps {
  readonly tab: Tab
  readonly contents: ReactNode
  readonly bookmarks: ReactNode
  readonly notes: ReactNode
  readonly onTab: (tab: Tab) => void
  readonly onClose: () => void
}

/** The left drawer: everything that leads to another place in the book. */
export function SideDrawer(props: SideDrawerProps) {
  const { tab, contents, bookmarks, notes, onTab, onClose } = props
  return (
    <Tabs.Root value={tab} onValueChange={(value: Tab) => onTab(value)} className={styles['root']}>
      <Drawer
        name={words.contentsAndBookmarks}
        side="left"
        onClose={onClose}
        head={
          <Tabs.List className={styles['tabs']} activateOnFocus>
            <Tabs.Tab value="contents" className={styles['tab']}>
              {words.contents}
            </Tabs.Tab>
            <Tabs.Tab
              value="bookmarks"
              data-first-focus={tab === 'bookmarks' ? '' : undefined}
              className={styles['tab']}
            >
              {words.bookmarks}
            </Tabs.Tab>
            <Tabs.Tab
              value="notes"
              data-first-focus={tab === 'notes' ? '' : undefined}
              className={styles['tab']}
            >
              {words.notes}
            </Tabs.Tab>
          </Tabs.List>
        }
      >
        <Tabs.Panel value="contents" tabIndex={-1}>
          {contents}
        </Tabs.Panel>
        <Tabs.Panel value="bookmarks" tabIndex={-1}>
          {bookmarks}
        </Tabs.Panel>
        <Tabs.Panel value="notes" tabIndex={-1}>
          {notes}
        </Tabs.Panel>
      </Drawer>
    </Tabs.Root>
  )
}
