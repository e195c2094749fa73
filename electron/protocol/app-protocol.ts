import { parsePieces, type PieceAnswer } from '#core/content/section-pieces'
import { parseTextSpan } from '#core/content/text-batch'
import { ReaderError, type ErrorReport } from '#core/errors'
import type { Resource } from '#core/formats/format'
import { appOrigin, measuringOrigins } from '#core/origins'
import { PublicationId } from '#core/publication/publication'

import type { Ingest, PublicationFile } from '../ingest/ingest'
import type { Logger } from '../log'
import type { UserFonts } from '../storage/user-fonts'

import { parseRange } from './byte-range'
import { readFileRange } from './file-range'
import { bookPolicy, forDevelopment, measuringPolicy, shellPolicy, workerPolicy } from './policies'
import type { ShellFiles } from './shell-files'
import { textStream } from './text-stream'

export interface ShelfFiles {
  /** Where the library keeps the file; `undefined` for what is not on the shelf. */
  locate(id: PublicationId): PublicationFile | undefined
  cover(id: PublicationId): Promise<Resource | undefined>
  keepCover(id: PublicationId, bytes: Uint8Array): Promise<void>
}

interface Dependencies {
  readonly shell: ShellFiles
  readonly ingest: Pick<Ingest, 'section' | 'chunk' | 'chunkTexts' | 'resource'>
  readonly library: ShelfFiles
  readonly fonts: Pick<UserFonts, 'read'>
  readonly log: Logger
  /** Vite's server, in development only. */
  readonly developmentServer?: string | undefined
}

export type AppProtocol = (request: Request) => Promise<Response>

/** Types that a publication may have shown. Anything else is handed out as bytes that nothing displays. */
const shownTypes =
  /^(?:image|font|audio|video)\/|^text\/(?:css|html)|^application\/(?:xhtml\+xml|font-|vnd\.ms-opentype|x-font-|smil)/

/** The window, and the unseen documents that measure pages in processes of their own. */
const hosts = new Map([
  [hostOf(appOrigin), { document: 'index.html', policy: shellPolicy }],
  ...measuringOrigins.map(
    (origin) => [hostOf(origin), { document: 'measure.html', policy: measuringPolicy }] as const,
  ),
])

/** Scripts of workers, as they are built and as Vite serves them. */
const workers = /\/pdf-(?:parser|painter)(?:-[\w-]+)?\.[jt]s$/

/** An empty document: the engine fills it from outside. */
const frameDocument = '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>'

/**
 * Answers every address of the app's one origin. A plain function from request to response:
 * `protocol.handle` and the unit tests call the same one.
 *
 * - `/` and its assets: the app, under the shell's policy; at `app://measure-1` and its like what measures pages
 * - `/frame.html`: the empty document in which a publication is set, under the publication policy
 * - `/sections/<id>/<pieces>`: prepared sections and the HTML of their chunks, as JSON; see `parsePieces`
 * - `/texts/<id>/<span>`: the text of chunks without its markup, as lines of JSON; see `parseTextSpan`
 * - `/publications/<id>/<href>`: a resource, looked up by its format, never on the disk
 * - `/files/<id>`: parts of the file itself, for what draws pages from it as they are asked for
 * - `/covers/<id>`; the window may put there what it drew for a publication that has none
 * - `/fonts/<id>`: a font that the person brought, looked up in the list of them
 */
export function createAppProtocol(dependencies: Dependencies): AppProtocol {
  const { log } = dependencies
  return async (request) => {
    try {
      if (request.method === 'PUT') return await keepCover(dependencies, request)
      if (request.method !== 'GET' && request.method !== 'HEAD') return failure(405, 'GET only')
      return await answer(dependencies, request)
    } catch (error) {
      return failed(toReport(error, request.url, log))
    }
  }
}

async function answer(dependencies: Dependencies, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (!hosts.has(url.host)) return failure(404, 'Not found')
  const segments = url.pathname.split('/').slice(1)
  const [area, ...rest] = segments
  switch (area) {
    case 'frame.html':
      return respond(frameDocument, 'text/html; charset=utf-8', bookPolicy, cached)
    case 'sections':
      return sections(dependencies, rest)
    case 'texts':
      return texts(dependencies, rest)
    case 'publications':
      return resource(dependencies, rest, request)
    case 'files':
      return file(dependencies, rest, request)
    case 'fonts':
      return font(dependencies, rest)
    case 'covers':
      return cover(dependencies, rest)
    default:
      return shell(dependencies, url)
  }
}

async function shell(dependencies: Dependencies, url: URL): Promise<Response> {
  const { developmentServer } = dependencies
  const { document, policy: hostPolicy } = hosts.get(url.host)!
  const policy = workers.test(url.pathname) ? workerPolicy : hostPolicy
  const address = url.pathname === '/' ? document : decoded(url.pathname.slice(1))
  if (developmentServer !== undefined) {
    return fromVite(new URL(`/${address}${url.search}`, developmentServer), forDevelopment(policy))
  }
  const found = address === undefined ? undefined : await dependencies.shell.read(address)
  if (!found) return failure(404, 'Not found')
  // Assets carry a hash of their content in their name; the document that names them does not.
  const keep = url.pathname.startsWith('/assets/') ? immutable : cached
  return respond(found.bytes, found.mediaType, policy, keep)
}

async function fromVite(address: URL, policy: string): Promise<Response> {
  const upstream = await fetch(address)
  const mediaType = upstream.headers.get('content-type') ?? 'application/octet-stream'
  const body = new Uint8Array(await upstream.arrayBuffer())
  return respond(body, mediaType, policy, uncached, { status: upstream.status })
}

async function sections(dependencies: Dependencies, path: string[]): Promise<Response> {
  const [id, names = '', ...more] = path
  const publication = locate(dependencies, id)
  const pieces = parsePieces(names)
  if (!publication || !pieces || more.length > 0) return failure(404, 'Not found')
  const { ingest, log } = dependencies
  const answers = pieces.map(async ({ section, chunk }): Promise<PieceAnswer> => {
    try {
      const value =
        chunk === undefined
          ? await ingest.section(publication, section)
          : await ingest.chunk(publication, section, chunk)
      return { value }
    } catch (error) {
      return { error: toReport(error, `section ${section}`, log) }
    }
  })
  return respond(
    JSON.stringify(await Promise.all(answers)),
    'application/json',
    bookPolicy,
    uncached,
  )
}

async function texts(dependencies: Dependencies, path: string[]): Promise<Response> {
  const [id, name = '', ...more] = path
  const publication = locate(dependencies, id)
  const span = parseTextSpan(name)
  if (!publication || !span || more.length > 0) return failure(404, 'Not found')
  const { ingest, log } = dependencies
  const lines = await textStream(
    span,
    (range) => ingest.chunkTexts(publication, range),
    (error) => toReport(error, 'texts', log),
  )
  return respond(lines, 'application/x-ndjson', bookPolicy, uncached)
}

async function resource(
  dependencies: Dependencies,
  [id, ...path]: string[],
  request: Request,
): Promise<Response> {
  const publication = locate(dependencies, id)
  const href = decoded(path.join('/'))
  if (!publication || href === undefined) return failure(404, 'Not found')
  const found = await dependencies.ingest.resource(publication, href)
  if (!found) return failure(404, 'Not found')
  const mediaType = shownTypes.test(found.mediaType) ? found.mediaType : 'application/octet-stream'
  return ranged(found.bytes, mediaType, request)
}

/** Bytes as they lie on the disk, of which nothing is looked at here. */
async function file(
  dependencies: Dependencies,
  [id, ...more]: string[],
  request: Request,
): Promise<Response> {
  const publication = more.length === 0 ? locate(dependencies, id) : undefined
  if (!publication) return failure(404, 'Not found')
  const part = await readFileRange(publication.path, request.headers.get('range'))
  if (!part) return failure(416, 'A range of the file')
  const { bytes, first, byteLength } = part
  const last = first + bytes.length - 1
  return respond(bytes, 'application/octet-stream', bookPolicy, uncached, {
    status: 206,
    headers: { 'content-range': `bytes ${first}-${last}/${byteLength}` },
  })
}

function ranged(bytes: Uint8Array<ArrayBuffer>, mediaType: string, request: Request): Response {
  const range = parseRange(request.headers.get('range'), bytes.byteLength)
  if (range === 'unsatisfiable') {
    const headers = { 'content-range': `bytes */${bytes.byteLength}` }
    return respond('', 'text/plain', bookPolicy, uncached, { status: 416, headers })
  }
  // A publication's address holds the hash of its content, so what was fetched once stays true.
  if (!range) {
    return respond(bytes, mediaType, bookPolicy, immutable, {
      headers: { 'accept-ranges': 'bytes' },
    })
  }
  const { first, last } = range
  return respond(bytes.slice(first, last + 1), mediaType, bookPolicy, immutable, {
    status: 206,
    headers: {
      'accept-ranges': 'bytes',
      'content-range': `bytes ${first}-${last}/${bytes.byteLength}`,
    },
  })
}

async function font({ fonts }: Dependencies, [id, ...more]: string[]): Promise<Response> {
  const bytes = id !== undefined && more.length === 0 ? await fonts.read(id) : undefined
  if (!bytes) return failure(404, 'Not found')
  return respond(bytes, 'application/octet-stream', bookPolicy, immutable)
}

async function cover(dependencies: Dependencies, path: string[]): Promise<Response> {
  const publication = path.length === 1 ? locate(dependencies, path[0]) : undefined
  const found = publication && (await dependencies.library.cover(publication.id))
  if (!found || !found.mediaType.startsWith('image/')) return failure(404, 'Not found')
  return respond(found.bytes, found.mediaType, bookPolicy, cached)
}

/** A picture is too large for a message. Only the window can send one: what is in a book connects to nothing. */
async function keepCover(dependencies: Dependencies, request: Request): Promise<Response> {
  const [area, id, ...more] = new URL(request.url).pathname.split('/').slice(1)
  const publication = area === 'covers' && more.length === 0 ? locate(dependencies, id) : undefined
  if (!publication) return failure(404, 'Not found')
  const bytes = new Uint8Array(await request.arrayBuffer())
  await dependencies.library.keepCover(publication.id, bytes)
  return respond(null, 'text/plain', bookPolicy, uncached, { status: 204 })
}

function locate({ library }: Dependencies, id: string | undefined): PublicationFile | undefined {
  const checked = PublicationId.safeParse(id)
  return checked.success ? library.locate(checked.data) : undefined
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

const immutable = 'public, max-age=31536000, immutable'
const cached = 'no-cache'
const uncached = 'no-store'

/** The one place where a response is made: none leaves without its policy. */
function respond(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
  mediaType: string,
  policy: string,
  cacheControl: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(body, {
    status,
    headers: {
      ...headers,
      'content-type': mediaType,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': cacheControl,
    },
  })
}

const failure = (status: number, text: string) =>
  respond(text, 'text/plain; charset=utf-8', bookPolicy, uncached, { status })

/** A failure as JSON, so that the engine can say what went wrong. */
const failed = (error: ErrorReport) =>
  respond(JSON.stringify(error), 'application/json', bookPolicy, uncached, {
    status: error.code === 'publication/not-found' ? 404 : 500,
  })

/** What is not an error of the reader's is one of ours, and logged. */
function toReport(error: unknown, what: string, log: Logger): ErrorReport {
  if (error instanceof ReaderError) return error.toReport()
  log.error(`Could not answer ${what}`, error)
  return new ReaderError('internal', 'Unexpected error').toReport()
}

function hostOf(origin: string): string {
  return new URL(origin).host
}
