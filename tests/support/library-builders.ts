import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Bookmark, Highlight } from '#core/annotations'
import type { PreparedSection } from '#core/content/prepared-section'
import { ReaderError } from '#core/errors'
import { stateByReading } from '#core/library'
import type { Locator } from '#core/publication/locator'
import type { Manifest, PublicationSummary, TextReading } from '#core/publication/publication'

import type { Ingest } from '../../electron/ingest/ingest'
import type { Logger } from '../../electron/log'
import type { StoredPublication } from '../../electron/storage/publications-repository'

/** Builders: every field has a dull default, so that a test shows only what matters to it. */

export const anId = (seed = 'a'): string => createHash('sha256').update(seed).digest('hex')

export const aManifest = (title = 'A title', overrides: Partial<Manifest> = {}): Manifest => ({
  format: 'Plain text',
  mediaType: 'text/plain',
  metadata: {
    title,
    authors: [{ name: 'An Author' }],
    layout: 'reflowable',
    readingProgression: 'ltr',
  },
  readingOrder: [{ href: 'text.xhtml', mediaType: 'application/xhtml+xml' }],
  resources: [],
  toc: [],
  landmarks: [],
  pageList: [],
  ...overrides,
})

export const aSummary = (overrides: Partial<PublicationSummary> = {}): PublicationSummary => ({
  id: anId(overrides.title ?? 'a'),
  title: 'A title',
  sortAs: null,
  authors: ['An Author'],
  authorSortAs: null,
  series: null,
  language: null,
  tags: [],
  collections: [],
  state: stateByReading(overrides.totalProgression ?? null),
  favourite: false,
  stars: 0,
  format: 'Plain text',
  hasCover: false,
  coverChosenAt: null,
  totalProgression: null,
  addedAt: '2026-01-01T00:00:00.000Z',
  openedAt: null,
  ...overrides,
})

export const aTextReading = (overrides: Partial<TextReading> = {}): TextReading => ({
  encoding: 'windows-1252',
  how: 'statistics',
  confidence: 0.9,
  damage: 0,
  lineLayout: 'line',
  options: {},
  titleFrom: 'text',
  chapters: 0,
  notices: 0,
  epigraphs: 0,
  isTypographic: false,
  ...overrides,
})

export const aLocator = (offset = 0, totalProgression = 0): Locator => ({
  href: 'text.xhtml',
  locations: { offset, totalProgression },
})

export const aBookmark = (overrides: Partial<Bookmark> = {}): Bookmark => ({
  id: randomUUID(),
  publicationId: anId(),
  locator: aLocator(),
  name: null,
  colour: null,
  note: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...overrides,
})

export const aHighlight = (overrides: Partial<Highlight> = {}): Highlight => ({
  id: randomUUID(),
  publicationId: anId(),
  locator: aLocator(2),
  end: aLocator(9),
  text: 'marked',
  kind: 'highlight',
  colour: 'yellow',
  note: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  ...overrides,
})

export const aSection = (overrides: Partial<PreparedSection> = {}): PreparedSection => ({
  href: 'text.xhtml',
  stylesheets: [],
  characters: 5,
  leading: 0,
  chunks: [{ start: 0, characters: 5, ids: [] }],
  ...overrides,
})

export const aStoredPublication = (
  overrides: Partial<StoredPublication> = {},
): StoredPublication => ({
  id: anId(),
  manifest: aManifest(),
  parserVersion: 1,
  byteLength: 5,
  file: 'publication.txt',
  originalName: 'story.txt',
  originalPath: '/home/reader/story.txt',
  coverMediaType: null,
  addedAt: '2026-01-01T00:00:00.000Z',
  ...overrides,
})

/** Takes every file for a story named after itself; counts what it was asked. */
export function aFakeIngest(overrides: Partial<Ingest> = {}): Ingest & { inspected: string[] } {
  const inspected: string[] = []
  return {
    inspected,
    async pack({ path: folder, fileName }, target) {
      const names = (await readdir(folder)).sort()
      const contents = names.map(
        async (name) => `${name} ${await readFile(path.join(folder, name), 'utf8')}`,
      )
      await writeFile(target, (await Promise.all(contents)).join('\n'))
      return { fileName: `${fileName}.cbz` }
    },
    recognise: async ({ path: file }) => void (await bytesOf(file)),
    async inspect({ path: file, fileName }) {
      inspected.push(file)
      const bytes = await bytesOf(file)
      const id = createHash('sha256').update(bytes).digest('hex')
      return { id, byteLength: bytes.length, manifest: aManifest(fileName) }
    },
    section: async () => aSection(),
    chunk: async () => '<p>Hello</p>',
    resource: async () => undefined,
    reread: async (_publication, _from, locators) => ({ manifest: aManifest(), locators }),
    suspectAnchors: async () => [],
    findAnchors: async (_publication, anchors) =>
      anchors.map(({ id }) => ({ status: 'holds', id })),
    readAnchors: async (_publication, anchors) =>
      anchors.map(({ id }) => ({ status: 'holds', id })),
    placePassages: async (_publication, passages) => passages.map(() => null),
    markupPlaces: async () => [],
    readAnnotations: async () => [],
    texts: async () => ({ texts: ['Hello'], isEnd: true }),
    chunkTexts: async () => ({ batch: '{"chunks":[],"next":null}', next: null }),
    passages: async () => [],
    findDictionaries: async () => ({ dictionaries: [], failures: [] }),
    lookUp: async (_dictionaries, { text }) => ({ word: text, found: [], suggestions: [] }),
    sampleEncodings: async () => ({ automatic: null, offers: [] }),
    ...overrides,
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) throw new ReaderError('publication/not-found', 'No such file')
  if (bytes.length === 0) throw new ReaderError('publication/empty', 'Empty')
  return bytes
}

export const silentLog: Logger = { info: () => undefined, error: () => undefined, requests: false }

/** Runs `work` with a folder of its own, and takes it away afterwards. */
export async function withFolder<Result>(
  work: (folder: string) => Promise<Result> | Result,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'octavo-test-'))
  try {
    return await work(folder)
  } finally {
    // Somebody may still be writing what is kept for the next time.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
