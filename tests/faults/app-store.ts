import { randomUUID } from 'node:crypto'
import path from 'node:path'

import type { Page } from '@playwright/test'

import type { Bookmark, Highlight } from '#core/annotations'
import type { Answer } from '#core/ipc/contract'

import { aBookmark, aHighlight } from '../support/library-builders'

import { setAsideIn, startApp } from './app'
import { complaintsAbout } from './integrity'
import type { RunningStore, Store } from './store'

declare global {
  interface Window {
    acknowledge(name: string, change: number): void
  }
}

/** What `writeEverything` begins with: the shapes, of which it changes the id, the place and the note. */
interface Templates {
  readonly bookmark: Bookmark
  readonly highlight: Highlight
  /** Ids of highlights whose notes are written again and again. */
  readonly noted: readonly string[]
  /** The number of the last change so far. */
  readonly change: number
}

/** The real app as a store: bookmarks, highlights, notes and the place in one publication. */
export function appStore(profile: string, scratch: string): Store {
  const noted = [randomUUID(), randomUUID()]
  let change = 0
  return {
    async start(): Promise<RunningStore> {
      const app = await startApp(profile)
      const outcome = await app.request('library.importWelcome')
      if (outcome.status === 'failed') throw new Error('the welcome book was not taken in')
      const { id } = outcome.publication
      return {
        complaints: setAsideIn(profile),
        startMs: app.startMs,
        async kept() {
          const { bookmarks, highlights, locator } = await app.request('publication.open', { id })
          return new Map([
            ...bookmarks.map((bookmark) => [bookmark.id, changeOf(bookmark)] as const),
            ...highlights.map((highlight) => [highlight.id, changeOf(highlight)] as const),
            ['place', locator?.locations.offset ?? -1] as const,
          ])
        },
        write(acknowledge) {
          const templates = templatesFor(id, noted, change)
          writeUntilKilled(app.page, templates, (name, made) => {
            change = Math.max(change, made)
            acknowledge(name, made)
          })
        },
        kill: () => app.kill(),
      }
    },
    check: () => complaintsAbout(path.join(profile, 'library.db'), scratch),
  }
}

/** Each thing is stored with the number of the change as its place. */
const changeOf = ({ locator }: Pick<Bookmark, 'locator'>): number => locator.locations.offset ?? -1

function templatesFor(publicationId: string, noted: readonly string[], change: number): Templates {
  const bookmark = aBookmark({ publicationId })
  const highlight = aHighlight({ publicationId })
  return { bookmark, highlight, noted, change }
}

function writeUntilKilled(
  page: Page,
  templates: Templates,
  acknowledge: (name: string, change: number) => void,
): void {
  const writing = async () => {
    await page.exposeFunction('acknowledge', acknowledge)
    await page.evaluate(writeEverything, templates)
  }
  // It ends with the app, and with nothing else.
  writing().catch((error: unknown) => {
    if (!/has been closed|Target closed|crashed/.test(String(error))) throw error
  })
}

/** In the window: several requests under way at once, each followed by the next. */
async function writeEverything({ bookmark, highlight, noted, change }: Templates): Promise<void> {
  let last = change
  const { transport } = window.reader
  const at = (offset: number) => ({ href: 'text.xhtml', locations: { offset } })
  const write = async (name: string, request: string, input: unknown, made: number) => {
    const answer = JSON.parse(await transport.request(request, input)) as Answer
    if (!answer.ok) throw new Error(`${request}: ${answer.error.code}`)
    window.acknowledge(name, made)
  }
  const forever = async (once: (made: number) => Promise<void>) => {
    for (;;) await once((last += 1))
  }
  await Promise.all([
    forever((made) => {
      const id = crypto.randomUUID()
      return write(id, 'bookmarks.save', { ...bookmark, id, locator: at(made) }, made)
    }),
    forever((made) => {
      const id = crypto.randomUUID()
      return write(id, 'highlights.save', { ...highlight, id, locator: at(made) }, made)
    }),
    ...noted.map((id) =>
      forever((made) => {
        const note = `Written ${made} times. `.repeat(1 + (made % 40))
        return write(id, 'highlights.save', { ...highlight, id, locator: at(made), note }, made)
      }),
    ),
    forever((made) =>
      write(
        'place',
        'reading.savePosition',
        { id: bookmark.publicationId, locator: at(made) },
        made,
      ),
    ),
  ])
}
