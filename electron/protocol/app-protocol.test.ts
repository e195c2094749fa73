import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import type { Resource } from '#core/formats/format'
import { aFakeIngest, anId, aSection, silentLog } from '#tests/support/library-builders'

import { createAppProtocol, type ShelfFiles } from './app-protocol'

const bytes = (text: string) => new TextEncoder().encode(text)
const id = anId('shelved')

const resources: Record<string, Resource> = {
  'OEBPS/image one.png': { bytes: bytes('0123456789'), mediaType: 'image/png' },
  'OEBPS/picture.svg': { bytes: bytes('<svg/>'), mediaType: 'image/svg+xml' },
  'OEBPS/paper.pdf': { bytes: bytes('%PDF'), mediaType: 'application/pdf' },
  'style.css': { bytes: bytes('p{}'), mediaType: 'text/css' },
  'ä/100%.css': { bytes: bytes('p{}'), mediaType: 'text/css' },
}

const shellFiles: Record<string, Resource> = {
  'index.html': { bytes: bytes('<p>shell'), mediaType: 'text/html; charset=utf-8' },
  'measure.html': { bytes: bytes('<p>measure'), mediaType: 'text/html; charset=utf-8' },
  'assets/app-1.js': { bytes: bytes('1'), mediaType: 'text/javascript; charset=utf-8' },
  'assets/pdf-parser-x_1.js': { bytes: bytes('2'), mediaType: 'text/javascript; charset=utf-8' },
}

const kept: [string, string][] = []
const emptyLibrary: ShelfFiles = {
  locate: () => undefined,
  cover: async () => undefined,
  keepCover: async () => undefined,
}
const shelvedFile = path.join(mkdtempSync(path.join(tmpdir(), 'octavo-protocol-')), 'a.pdf')
writeFileSync(shelvedFile, '0123456789')
afterAll(() => rmSync(path.dirname(shelvedFile), { recursive: true }))

function aProtocol(overrides: Parameters<typeof aFakeIngest>[0] = {}) {
  const answer = createAppProtocol({
    shell: { read: async (address) => shellFiles[address] },
    ingest: aFakeIngest({
      resource: async (_publication, href) =>
        Object.hasOwn(resources, href) ? resources[href] : undefined,
      section: async (_publication, index) => {
        if (index > 0) throw new ReaderError('publication/not-found', 'No such section')
        return aSection()
      },
      ...overrides,
    }),
    library: {
      locate: (asked) => (asked === id ? { id, path: shelvedFile, fileName: 'a.epub' } : undefined),
      cover: async () => ({ bytes: bytes('jpeg'), mediaType: 'image/jpeg' }),
      keepCover: async (asked, picture) =>
        void kept.push([asked, new TextDecoder().decode(picture)]),
    },
    fonts: { read: async (asked) => (asked === id ? bytes('font') : undefined) },
    log: silentLog,
  })
  return (address: string, init?: RequestInit) =>
    answer(new Request(address.startsWith('/') ? `app://reader${address}` : address, init))
}

describe('app protocol', () => {
  it('serves a font of the person by its id, and nothing else from where it lies', async () => {
    const ask = aProtocol()

    expect(await (await ask(`/fonts/${id}`)).text()).toBe('font')
    for (const wrong of ['/fonts', '/fonts/', `/fonts/${id}/x`, '/fonts/fonts.json']) {
      expect((await ask(wrong)).status, wrong).toBe(404)
    }
  })

  it('hands out parts of a file, and never the whole of it', async () => {
    const ask = aProtocol()
    const part = (range: string) => ask(`/files/${id}`, { headers: { range } })

    const response = await part('bytes=2-4')
    expect([response.status, await response.text()]).toEqual([206, '234'])
    expect(response.headers.get('content-range')).toBe('bytes 2-4/10')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(await (await part('bytes=8-99')).text()).toBe('89')
    for (const wrong of ['bytes=10-', 'bytes=1-2,4-5', '']) {
      expect((await part(wrong)).status, wrong).toBe(416)
    }
    expect((await ask(`/files/${id}/x`)).status).toBe(404)
    expect((await ask(`/files/${anId('other')}`)).status).toBe(404)
  })

  it('lets workers for PDFs compile decoders, and nothing else', async () => {
    const get = aProtocol()
    const policy = async (address: string) =>
      (await get(address)).headers.get('content-security-policy')

    expect(await policy('/assets/pdf-parser-x_1.js')).toContain(
      "script-src 'self' 'wasm-unsafe-eval'",
    )
    expect(await policy('/assets/app-1.js')).not.toContain('wasm')
    expect(await policy('/')).not.toContain('eval')
  })

  it('keeps a cover that the window drew, and takes nothing else', async () => {
    const ask = aProtocol()
    const put = (address: string) => ask(address, { method: 'PUT', body: 'webp' })

    expect((await put(`/covers/${id}`)).status).toBe(204)
    expect(kept).toEqual([[id, 'webp']])
    for (const wrong of [
      '/covers/',
      `/covers/${anId('other')}`,
      `/files/${id}`,
      `/covers/${id}/x`,
    ]) {
      expect((await put(wrong)).status, wrong).toBe(404)
    }
    expect((await ask(`/covers/${id}`, { method: 'POST', body: 'x' })).status).toBe(405)
  })

  it('serves the document that measures at a site of its own, for the window alone', async () => {
    const get = aProtocol()

    const response = await get('app://measure-1/')
    const policy = response.headers.get('content-security-policy')

    expect(await response.text()).toBe('<p>measure')
    expect(policy).toContain('frame-ancestors app://reader')
    expect(policy).toContain("frame-src 'self';")
    expect((await get('app://elsewhere/')).status).toBe(404)
  })

  it('puts a policy on every answer, whatever it is', async () => {
    const get = aProtocol({
      chunk: async () => {
        throw new Error('unexpected')
      },
    })
    const addresses = [
      '/',
      '/assets/app-1.js',
      '/assets/none.js',
      '/frame.html',
      `/sections/${id}/0,0.0`,
      `/sections/${id}/7`,
      `/sections/${id}/0/0`,
      '/sections/x/y/z',
      `/texts/${id}/0.0,1,9`,
      `/publications/${id}/style.css`,
      `/publications/${id}/none.css`,
      '/publications/',
      `/covers/${id}`,
      '/covers/none',
      '/%E0%A4%A',
      '/nothing/here',
    ]

    for (const address of addresses) {
      const response = await get(address)
      expect(response.headers.get('content-security-policy'), address).toContain(
        "default-src 'none'",
      )
      expect(response.headers.get('x-content-type-options'), address).toBe('nosniff')
      expect(response.headers.get('cache-control'), address).toBeTruthy()
    }
    const posted = await get('/', { method: 'POST' })
    expect(posted.status).toBe(405)
    expect(posted.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('serves the app under its own policy and publications under theirs', async () => {
    const get = aProtocol()
    const shell = (await get('/')).headers.get('content-security-policy')
    const book = (await get('/frame.html')).headers.get('content-security-policy')

    expect(shell).toContain("script-src 'self'")
    expect(shell).not.toContain('unsafe')
    expect(book).toContain("script-src 'none'")
    expect(book).toContain('sandbox allow-same-origin')
    expect(book).not.toContain('allow-scripts')
  })

  it('keeps hashed assets for good, and the document that names them not at all', async () => {
    const get = aProtocol()

    expect((await get('/assets/app-1.js')).headers.get('cache-control')).toContain('immutable')
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache')
  })

  it('serves prepared sections and the HTML of their chunks, in the order asked for', async () => {
    const get = aProtocol()
    const response = await get(`/sections/${id}/0.0,0`)

    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual([{ value: '<p>Hello</p>' }, { value: aSection() }])
  })

  it('answers with the error of each, so that the window can say what is wrong', async () => {
    const get = aProtocol({
      section: async () => {
        throw new ReaderError('publication/too-complex', 'Too much')
      },
    })
    const response = await get(`/sections/${id}/0,0.0`)

    expect(await response.json()).toMatchObject([
      { error: { code: 'publication/too-complex' } },
      { value: '<p>Hello</p>' },
    ])
  })

  it('serves the text of many chunks, from and to where it is asked for', async () => {
    const chunk = { section: 3, sectionLength: 9, start: 4, searchable: 'Hello', breaks: [0] }
    const batch = JSON.stringify({ chunks: [chunk], next: null })
    const chunkTexts = vi.fn(async () => ({ batch, next: null }))
    const response = await aProtocol({ chunkTexts })(`/texts/${id}/3.1,12`)

    expect(await response.json()).toEqual({ chunks: [chunk], next: null })
    expect(chunkTexts).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id }), {
      from: { section: 3, chunk: 1 },
      end: 12,
      most: 50_000,
    })
  })

  it('says 404 for a section, a publication or a file that is not there', async () => {
    const get = aProtocol()
    const addresses = [
      `/sections/${anId('other')}/0`,
      `/sections/${id}/-1`,
      `/sections/${id}/0x0`,
      `/sections/${id}/0/0/0`,
      `/texts/${anId('other')}/0.0,1`,
      `/texts/${id}/0,1`,
      `/texts/${id}/0.0,1/0`,
      `/publications/${anId('other')}/style.css`,
      `/publications/${id}/none.css`,
      `/covers/${id}/more`,
      '/index.htm',
    ]

    for (const address of addresses) expect((await get(address)).status, address).toBe(404)
  })

  it('decodes addresses once', async () => {
    const get = aProtocol()

    expect((await get(`/publications/${id}/OEBPS/image%20one.png`)).status).toBe(200)
    expect((await get(`/publications/${id}/%C3%A4/100%25.css`)).status).toBe(200)
    expect((await get(`/publications/${id}/%25C3%25A4/100%25.css`)).status).toBe(404)
  })

  it('asks nobody for a path on the disk', async () => {
    const asked: string[] = []
    const get = aProtocol({
      resource: async (_publication, href) => {
        asked.push(href)
        return undefined
      },
    })
    const evil = ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd']

    for (const path of evil) {
      expect((await get(`/publications/${id}${path}`)).status).toBe(404)
    }
    // What leaves the folder in URL space is no address of the publication; the rest is only a name.
    expect(asked).toEqual(['../../etc/passwd'])
  })

  it('gives images and style sheets their type, and what a browser would open none', async () => {
    const get = aProtocol()
    const typeOf = async (href: string) =>
      (await get(`/publications/${id}/${href}`)).headers.get('content-type')

    expect(await typeOf('style.css')).toBe('text/css')
    expect(await typeOf('OEBPS/picture.svg')).toBe('image/svg+xml')
    expect(await typeOf('OEBPS/paper.pdf')).toBe('application/octet-stream')
  })

  it('serves part of a resource', async () => {
    const get = aProtocol()
    const response = await get(`/publications/${id}/OEBPS/image%20one.png`, {
      headers: { range: 'bytes=2-4' },
    })

    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe('bytes 2-4/10')
    expect(await response.text()).toBe('234')
  })

  it('refuses a part that is not there', async () => {
    const get = aProtocol()
    const response = await get(`/publications/${id}/style.css`, { headers: { range: 'bytes=9-' } })

    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */3')
  })

  it('logs what it did not expect and says nothing of it', async () => {
    const error = vi.fn()
    const answer = createAppProtocol({
      shell: {
        read: async () => {
          throw new Error('secret')
        },
      },
      ingest: aFakeIngest(),
      library: emptyLibrary,
      fonts: { read: async () => undefined },
      log: { ...silentLog, error },
    })

    const response = await answer(new Request('app://reader/'))

    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(error).toHaveBeenCalledOnce()
  })

  it('answers only for its own host', async () => {
    const answer = createAppProtocol({
      shell: { read: async (address) => shellFiles[address] },
      ingest: aFakeIngest(),
      library: emptyLibrary,
      fonts: { read: async () => undefined },
      log: silentLog,
    })

    expect((await answer(new Request('app://elsewhere/'))).status).toBe(404)
  })
})
