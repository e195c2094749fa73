import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

import { app, type BrowserWindow } from 'electron'

import { sentenceFor } from '#core/error-words'
import type { RequestOutput } from '#core/ipc/contract'

import type { ScreenshotOrder } from './command-line'
import type { IngestClient } from './ingest/client'
import type { Publish } from './ipc/publish'
import type { Logger } from './log'
import type { OpenedServices } from './services/open-services'
import type { WindowKeeper } from './windows/window-keeper'

interface Parts {
  readonly order: ScreenshotOrder
  readonly services: OpenedServices
  readonly windows: WindowKeeper
  readonly ingest: Pick<IngestClient, 'stop'>
  readonly log: Logger
}

/** Time for fonts and a page's own animation, after the window has said that it is painted. */
const settleMs = 250
/** A window that has not painted by then never will. */
const patienceMs = 60_000
/** After that no other page will come: the book has ended. */
const turnPatienceMs = 2000
const turnCheckMs = 20

/** Writes a picture of the first screen and ends the app: with 0, or with 1 and a sentence that says why. */
export async function takePicture({ order, services, windows, ingest, log }: Parts): Promise<void> {
  const refuse = (reasons: readonly string[]) => {
    for (const reason of reasons) process.stderr.write(`${reason}\n`)
    // Its end is no accident now, and not to be told as one.
    ingest.stop()
    app.exit(1)
  }
  try {
    const failures = await failuresOf(services)
    if (failures.length > 0) {
      refuse(failures)
      return
    }
    const window = await Promise.race([windows.painted, pause(patienceMs, undefined)])
    if (!window) {
      refuse(['The page was not drawn within a minute, so there is no picture.'])
      return
    }
    const picture = await capture(window, order, windows.publish)
    await writeFile(order.file, picture)
    app.quit()
  } catch (error) {
    if (isOfFile(error)) {
      refuse([`The picture could not be written to ${order.file}. ${whyNot(error.code)}`])
      return
    }
    log.error('The picture could not be taken', error)
    refuse([sentenceFor({ code: 'internal', details: {} })])
  }
}

/**
 * Why something cannot be shown, a line each. Asks as the window does, so that a library that cannot
 * be used gives its reason here as there.
 */
async function failuresOf({ route }: OpenedServices): Promise<string[]> {
  const answer = await route('app.start', undefined)
  if (!answer.ok) return [sentenceFor(answer.error)]
  const { failures } = answer.value as RequestOutput<'app.start'>
  return failures.flatMap((outcome) =>
    outcome.status === 'failed' ? [`${outcome.file}: ${sentenceFor(outcome.error)}`] : [],
  )
}

const isOfFile = (error: unknown): error is NodeJS.ErrnoException & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'

const whyNot = (code: string): string =>
  code === 'ENOSPC' ? 'The disk is full.' : 'It may be write-protected.'

async function capture(
  window: BrowserWindow,
  { page }: ScreenshotOrder,
  publish: Publish,
): Promise<Buffer> {
  if (page > 1) await turnTo(window, page, publish)
  await pause(settleMs)
  await twoFrames(window)
  const picture = await window.webContents.capturePage()
  return picture.toPNG()
}

/** Turns as a person would until the page is in view, or the last one is. */
async function turnTo(window: BrowserWindow, page: number, publish: Publish): Promise<void> {
  for (let shown = await firstPageInView(window); shown < page;) {
    publish('app.command', { command: 'reader.next' })
    const next = await pageAfter(window, shown)
    if (next === shown) return
    // Two pages are in view: the one that is wanted stood on the right.
    if (next > page) publish('app.command', { command: 'reader.previous' })
    shown = next
  }
}

/** Where the next turn leads; the same page when none follows. */
async function pageAfter(window: BrowserWindow, page: number): Promise<number> {
  for (let waitedMs = 0; waitedMs < turnPatienceMs; waitedMs += turnCheckMs) {
    await pause(turnCheckMs)
    const shown = await firstPageInView(window)
    if (shown !== page) return shown
  }
  return page
}

/** The slider "Position in book" says it to everyone who asks. */
const firstPageInView = (window: BrowserWindow): Promise<number> =>
  window.webContents.executeJavaScript(
    `Number(document.querySelector('footer [role="slider"], footer input[type="range"]')?.value ?? 1)`,
  )

/** The first frame may still show what was there before; the second was begun afterwards. */
const twoFrames = (window: BrowserWindow): Promise<unknown> =>
  window.webContents.executeJavaScript(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
  )
