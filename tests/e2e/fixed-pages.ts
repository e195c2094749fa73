import type { ElectronApplication, Locator, Page } from '@playwright/test'

/** A page in view, as the eye has it. */
export interface SeenPage {
  /** From 1. */
  readonly number: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pages with a fixed layout on the reading screen. */
export class FixedPages {
  readonly #app: ElectronApplication
  readonly #page: Page
  readonly surface: Locator

  constructor(app: ElectronApplication, page: Page) {
    this.#app = app
    this.#page = page
    this.surface = page.locator('[data-surface]')
  }

  /** What is seen of the pages, from left to right or from top to bottom. */
  seen(): Promise<SeenPage[]> {
    return this.#page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('[data-page][aria-hidden="false"]'))
        // Where text stands among them, they wait out of sight.
        .filter((host) => !host.closest('[inert]'))
        .map((host) => {
          const { x, y, width, height } = host.getBoundingClientRect()
          return { number: Number(host.dataset['page']) + 1, x, y, width, height }
        })
        .sort((a, b) => a.x - b.x || a.y - b.y),
    )
  }

  async numbers(): Promise<number[]> {
    return (await this.seen()).map(({ number }) => number)
  }

  /** Whether everything in view is drawn. */
  areDrawn(): Promise<boolean> {
    return this.#page.evaluate(() => {
      const hosts = document.querySelectorAll('[data-page][aria-hidden="false"]')
      return hosts.length > 0 && Array.from(hosts).every((host) => host.childElementCount > 0)
    })
  }

  /** Turns as often as asked, as fast as frames come. @returns how many frames showed a page that was not drawn */
  turnAndWatch(key: string, times: number): Promise<{ blank: number; frames: number }> {
    return this.#page.evaluate(
      async ({ key, times }) => {
        const isBlank = (host: Element) => {
          const canvas = host.querySelector('canvas')
          const document = host.querySelector('iframe')?.contentDocument
          return !(canvas && canvas.width > 1) && !document?.body.childElementCount
        }
        let blank = 0
        let frames = 0
        for (let turn = 0; turn < times; turn++) {
          window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
          for (let frame = 0; frame < 6; frame++) {
            await new Promise((resolve) => requestAnimationFrame(resolve))
            const hosts = document.querySelectorAll('[data-page][aria-hidden="false"]')
            frames++
            if (hosts.length === 0 || Array.from(hosts).some(isBlank)) blank++
          }
        }
        return { blank, frames }
      },
      { key, times },
    )
  }

  /** What is drawn over the text of a page, by style. */
  drawnOver(number: number): Promise<Record<string, string[]>> {
    return this.#page.evaluate((index) => {
      const frame = document.querySelector<HTMLIFrameElement>(`[data-page="${index}"] iframe`)
      const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
      const found: Record<string, string[]> = {}
      for (const [name, ranges] of view?.CSS.highlights ?? []) {
        for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
          const range = view!.document.createRange()
          range.setStart(startContainer, startOffset)
          range.setEnd(endContainer, endOffset)
          ;(found[name] ??= []).push(range.toString())
        }
      }
      return found
    }, number - 1)
  }

  /** Drags by the mouse. The page's own frames run no scripts, which Playwright's mouse would wait for. */
  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page)
    const send = (type: string, [x, y]: readonly [number, number], buttons: number) =>
      session.send('Input.dispatchMouseEvent', {
        type: type as 'mouseMoved',
        x,
        y,
        button: 'left',
        buttons,
        clickCount: 1,
      })
    await send('mouseMoved', from, 0)
    await send('mousePressed', from, 1)
    for (const share of [0.25, 0.5, 0.75, 1]) {
      const at = (axis: 0 | 1) => from[axis] + (to[axis] - from[axis]) * share
      await send('mouseMoved', [at(0), at(1)], 1)
    }
    await send('mouseReleased', to, 0)
    await session.detach()
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(...size),
      [width, height] as [number, number],
    )
  }
}
