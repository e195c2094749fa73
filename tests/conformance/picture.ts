import type { Page } from '@playwright/test'

/** A part of the window, in CSS px. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Colour = readonly [red: number, green: number, blue: number]
type Is = (colour: Colour) => boolean

/** Pixels as the eye sees them. */
export class Picture {
  readonly width: number
  readonly height: number
  readonly #data: Uint8Array

  /** @param data four bytes for each pixel */
  constructor(width: number, height: number, data: Uint8Array) {
    this.width = width
    this.height = height
    this.#data = data
  }

  at(x: number, y: number): Colour {
    const start = (y * this.width + x) * 4
    const [red = 0, green = 0, blue = 0] = this.#data.subarray(start, start + 3)
    return [red, green, blue]
  }

  /** Share of the pixels that are so, 0 to 1. */
  share(is: Is): number {
    let count = 0
    this.#each((x, y) => (count += is(this.at(x, y)) ? 1 : 0))
    return count / (this.width * this.height)
  }

  /** Different colours, of which each channel counts in steps of 32. */
  colours(): number {
    const seen = new Set<number>()
    this.#each((x, y) => {
      const [red, green, blue] = this.at(x, y)
      seen.add(((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5))
    })
    return seen.size
  }

  /** Most stretches of such pixels that any row has. */
  mostRuns(is: Is): number {
    let most = 0
    for (let y = 0; y < this.height; y++) {
      let runs = 0
      for (let x = 0, was = false; x < this.width; x++) {
        const now = is(this.at(x, y))
        if (now && !was) runs++
        was = now
      }
      most = Math.max(most, runs)
    }
    return most
  }

  /** The smallest box around all pixels that are so; `null` where none is. */
  extent(is: Is): { left: number; top: number; right: number; bottom: number } | null {
    let box: { left: number; top: number; right: number; bottom: number } | null = null
    this.#each((x, y) => {
      if (!is(this.at(x, y))) return
      box ??= { left: x, top: y, right: x + 1, bottom: y + 1 }
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.bottom = y + 1
    })
    return box
  }

  /** Where another picture of the same size differs. */
  changes(other: Picture): ReturnType<Picture['extent']> {
    const differs = new Uint8Array(this.#data.length)
    this.#each((x, y) => {
      const [one, two] = [this.at(x, y), other.at(x, y)]
      const isOther = one.some((channel, index) => Math.abs(channel - two[index]!) > 24)
      differs[(y * this.width + x) * 4] = isOther ? 255 : 0
    })
    return new Picture(this.width, this.height, differs).extent(([red]) => red > 0)
  }

  #each(visit: (x: number, y: number) => void): void {
    for (let y = 0; y < this.height; y++) for (let x = 0; x < this.width; x++) visit(x, y)
  }
}

/** Photographs a part of the window; the window's own decoder unpacks it. */
export async function takePicture(page: Page, area: Area): Promise<Picture> {
  const clip = {
    x: Math.max(0, Math.floor(area.x)),
    y: Math.max(0, Math.floor(area.y)),
    width: Math.max(1, Math.ceil(area.width)),
    height: Math.max(1, Math.ceil(area.height)),
  }
  const png = await page.screenshot({ clip, scale: 'css' })
  const { width, height, text } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    let binary = ''
    for (let start = 0; start < data.length; start += 30_000) {
      binary += String.fromCharCode(...data.subarray(start, start + 30_000))
    }
    return { width: bitmap.width, height: bitmap.height, text: btoa(binary) }
  }, png.toString('base64'))
  return new Picture(width, height, new Uint8Array(Buffer.from(text, 'base64')))
}

export const isRed: Is = ([red, green, blue]) => red > 200 && green < 80 && blue < 80
export const isGreen: Is = ([red, green, blue]) => green > red + 40 && green > blue + 40
export const isDark: Is = (colour) => Math.max(...colour) < 140
