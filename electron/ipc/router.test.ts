import { describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import { requests } from '#core/ipc/contract'

import { createRefusingRouter, createRouter, type Handlers } from './router'

const noHandlers = Object.fromEntries(
  Object.keys(requests).map((name) => [name, async () => undefined]),
) as unknown as Handlers

const aLog = () => ({ info: vi.fn(), error: vi.fn(), requests: false })

const route = (handlers: Partial<Handlers>, log = aLog()) =>
  createRouter({ ...noHandlers, ...handlers }, log)

describe('router', () => {
  it('gives the checked input to the handler and its answer back', async () => {
    const remove = vi.fn(async () => undefined)
    const id = 'a'.repeat(64)

    const answer = await route({ 'library.remove': remove })('library.remove', {
      ids: [id],
      more: 1,
    })

    expect(answer).toEqual({ ok: true, value: undefined })
    expect(remove).toHaveBeenCalledWith({ ids: [id] })
  })

  it('refuses a name that is not in the contract', async () => {
    for (const name of ['nope', '__proto__', 'constructor', 'toString', 7, null, {}]) {
      expect(await route({})(name, {})).toMatchObject({
        ok: false,
        error: { code: 'ipc/invalid-request' },
      })
    }
  })

  it('refuses input that the schema does not allow, without calling the handler', async () => {
    const remove = vi.fn(async () => undefined)

    const answer = await route({ 'library.remove': remove })('library.remove', { ids: ['../x'] })

    expect(answer).toMatchObject({ ok: false, error: { code: 'ipc/invalid-request' } })
    expect(remove).not.toHaveBeenCalled()
  })

  it('answers a failure as a value with its code and details', async () => {
    const details = { fileName: 'x.epub' }
    const fail = async () => {
      throw new ReaderError('publication/encrypted', 'Protected', { details })
    }

    const answer = await route({ 'library.importWelcome': fail })(
      'library.importWelcome',
      undefined,
    )

    expect(answer).toEqual({
      ok: false,
      error: { code: 'publication/encrypted', message: 'Protected', details },
    })
  })

  it('logs an unknown error and tells nothing of it', async () => {
    const log = aLog()
    const fail = async () => {
      throw new Error('secret path /home/reader')
    }

    const answer = await route({ 'library.importWelcome': fail }, log)(
      'library.importWelcome',
      undefined,
    )

    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', message: 'Unexpected error', details: {} },
    })
    expect(log.error).toHaveBeenCalledOnce()
  })

  it('lets somebody else name an error that it does not know', async () => {
    const fail = async () => {
      throw new Error('disk full')
    }
    const router = createRouter(
      { ...noHandlers, 'library.importWelcome': fail },
      aLog(),
      () => new ReaderError('storage/unwritable', 'Full'),
    )

    const answer = await router('library.importWelcome', undefined)

    expect(answer).toMatchObject({ ok: false, error: { code: 'storage/unwritable' } })
  })

  it('logs each request with its time where that is wished', async () => {
    const log = { ...aLog(), requests: true }

    await route({}, log)('library.importWelcome', undefined)

    expect(log.info).toHaveBeenCalledWith(
      expect.stringMatching(/^ipc library\.importWelcome ok [\d.]+ ms$/),
    )
  })

  it('refuses everything with one error where the library cannot be used', async () => {
    const router = createRefusingRouter(new ReaderError('storage/newer-version', 'Newer'))

    expect(await router('app.start', undefined)).toMatchObject({
      ok: false,
      error: { code: 'storage/newer-version' },
    })
  })
})
