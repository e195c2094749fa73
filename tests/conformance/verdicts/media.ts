import { expect } from '@playwright/test'

import type { Verdict, Verdicts } from '../verdict'
import { each } from '../verdict'

/** The picture is decoded, and there is more than one colour where it stands. */
export const showsPicture: Verdict = async (book) => {
  await book.open()
  const image = book.find('img')
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(
    0,
  )
  expect((await book.picture(image)).colours()).toBeGreaterThan(2)
}

/** The sound has controls, and plays when somebody presses the first of them. */
const plays: Verdict = async (book) => {
  await book.open()
  const sound = book.find('audio[controls]')
  const box = (await sound.boundingBox())!
  await sound.click({ position: { x: 24, y: box.height / 2 } })
  const state = () =>
    sound.evaluate((element: HTMLAudioElement) => ({
      isHeard: element.currentTime > 0 && !element.muted && element.volume > 0,
      error: element.error?.message ?? null,
    }))
  await expect.poll(state).toEqual({ isHeard: true, error: null })
}

/** Verdicts by what is decoded. */
export const mediaVerdicts: Verdicts = {
  ...each(
    'pub-cmt-avif pub-cmt-gif pub-cmt-jpeg pub-cmt-jxl pub-cmt-png pub-cmt-svg pub-cmt-webp',
    showsPicture,
  ),
  ...each('pub-cmt-mp3 pub-cmt-mp4 pub-cmt-opus', plays),
}
