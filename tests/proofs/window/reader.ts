import type { Locator } from '#core/publication/locator'
import type { PageMap } from '#core/publication/page-map'
import type { ReaderPreferences } from '#core/preferences'

import { ReflowableNavigator } from '../../../renderer/engine/reflowable-navigator'

import { fontFaces, open, type Page, settingsFor, stageOf } from './lab'

/** A navigator as the app has it, with an element that can be made larger and smaller. */
export async function openReader(id: string, page: Page, locator?: Locator) {
  const reading = await open(id)
  const element = stageOf(page)
  const kept = new Map<string, PageMap>()
  let wishes: ReaderPreferences = page.wishes
  let settings = settingsFor(reading, wishes)
  const navigator = new ReflowableNavigator(
    {
      element,
      publicationId: reading.publication.id,
      manifest: reading.manifest,
      settings,
      locator,
      pageMaps: {
        get: (key) => Promise.resolve(kept.get(key) ?? null),
        put: async (key, map) => void kept.set(key, map),
      },
    },
    fontFaces(),
  )
  let failure: unknown
  navigator.on('failed', ({ error }) => (failure = error))
  await navigator.ready
  return {
    navigator,
    element,
    reading,
    /** Wishes for all that is not named stay. */
    wish(change: ReaderPreferences): void {
      wishes = { ...wishes, ...change }
      settings = settingsFor(reading, wishes)
      navigator.submitSettings(settings)
    },
    wishOnly(only: ReaderPreferences): void {
      wishes = only
      settings = settingsFor(reading, wishes)
      navigator.submitSettings(settings)
    },
    resize(width: number, height: number): void {
      Object.assign(element.style, { width: `${width}px`, height: `${height}px` })
    },
    /** Resolves when the page shows what was last asked for. */
    async settled(): Promise<void> {
      // The window's size is heard of with the next frame; what is asked for last comes last.
      await frame()
      await frame()
      await navigator.go({ href: 'no such place' })
      if (failure !== undefined) throw failure
    },
    async exact(): Promise<void> {
      await until(() => navigator.page.exact)
    },
    destroy(): void {
      navigator.destroy()
      element.remove()
    },
  }
}

export type Reader = Awaited<ReturnType<typeof openReader>>

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 60_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`This did not come true: ${isSo.toString()}`)
    await frame()
  }
}

/** The boxes in view and the area of the page or pages. */
export function viewOf({ element }: Reader) {
  const frame = Array.from(element.querySelectorAll('iframe')).find(
    ({ ariaHidden }) => ariaHidden === 'false',
  )
  const stage = frame?.contentDocument?.querySelector('octavo-stage')
  if (!stage) throw new Error('no page is shown')
  const boxes = Array.from(stage.querySelectorAll<HTMLElement>('octavo-box')).filter(
    (box) => box.style.visibility !== 'hidden',
  )
  return { stage, area: stage.getBoundingClientRect(), boxes }
}

/** The first words that the eye finds on the page, by where characters lie. */
export function firstWordsInView(reader: Reader, count = 24): string {
  const { area, boxes } = viewOf(reader)
  const range = boxes[0]!.ownerDocument.createRange()
  let text = ''
  for (const box of boxes) {
    const walker = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT)
    for (
      let node = walker.nextNode() as Text | null;
      node;
      node = walker.nextNode() as Text | null
    ) {
      if (!/\S/.test(node.data)) continue
      range.selectNodeContents(node)
      const rects = Array.from(range.getClientRects())
      if (!rects.some((rect) => isIn(rect, area))) continue
      for (let index = 0; index < node.length && text.length < count; index++) {
        if (/[\s\u00AD]/.test(node.data[index]!)) continue
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        const rect = range.getClientRects()[0]
        if (rect && isIn(rect, area)) text += node.data[index]!
      }
      if (text.length >= count) return text
    }
  }
  return text
}

/** Whether a picture is to be seen on the page. */
export function hasPictureInView(reader: Reader): boolean {
  const { area, boxes } = viewOf(reader)
  const pictures = boxes.flatMap((box) => Array.from(box.querySelectorAll('img, svg')))
  return pictures.some((picture) => isIn(picture.getBoundingClientRect(), area))
}

const isIn = (rect: DOMRect, area: DOMRect): boolean => {
  const x = (rect.left + rect.right) / 2
  const y = (rect.top + rect.bottom) / 2
  return x > area.left - 20 && x < area.right + 20 && y > area.top - 8 && y < area.bottom + 8
}

/** Whether what the eye finds first is what a locator says; typed signs may look otherwise. */
export function sameWords(seen: string, said = ''): boolean {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const [a, b] = [plain(seen), plain(said)]
  return a.slice(0, Math.min(8, b.length)) === b.slice(0, Math.min(8, a.length))
}
