// npm run bench -- typesetting: how even the lines are, and what it costs, beside the browser's own
// breaking in the same run: paragraphs in five languages, on the real app.
import fs from 'node:fs'
import path from 'node:path'

import { _electron } from '@playwright/test'
import { build } from 'vite'

import { summary } from './statistics.mjs'

const ways = ['browser', 'browser, hyphens', 'whole paragraph', 'whole paragraph, hanging']
const languages = ['en', 'de', 'fr', 'es', 'it']
const paragraphsEach = 600
/** The column of the other engines' comparison, and our own page of 64 characters. */
const columns = {
  '520 px, Liberation Serif 18 px': {
    width: 520,
    font: '18px/27px "Liberation Serif"',
    ofSystem: true,
  },
  '520 px, EB Garamond 18 px': { width: 520, font: '18px/27px "EB Garamond"', ofSystem: false },
  '64 characters, Literata 19 px': { width: 544, font: '19px/29px Literata', ofSystem: false },
}
/** A word space that looks wide in any face, in em. */
const wide = 0.4

/** @param {{ root: string, scratch: string, runs: number }} options */
export async function measureTypesetting({ root, scratch, runs }) {
  const code = await bundle(path.join(root, 'tests/benchmark/typesetting/set-and-measure.ts'))
  const texts = Object.fromEntries(
    languages.map((language) => [language, fromProse(root, language)]),
  )
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
    args: [
      root,
      '--disable-gpu',
      `--user-data-dir=${path.join(scratch, 'typesetting')}`,
      path.join(root, 'tests/fixtures/stories/the-lamplighters-daughter.txt'),
    ],
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('slider', { name: 'Position in book' }).waitFor({ state: 'attached' })
    await page.evaluate(code)
    /** @type {Record<string, any>} */
    const figures = {}
    for (const [name, column] of Object.entries(columns)) {
      if (column.ofSystem && !(await page.evaluate(isInstalled, column.font))) {
        console.log(`  ${name}: not measured, the face is not installed`)
        continue
      }
      for (const way of ways) {
        const results = []
        for (const language of languages) {
          results.push(
            await page.evaluate(
              ([paragraphs, tag, chosen, box]) =>
                /** @type {any} */ (window).setAndMeasure(paragraphs, tag, chosen, box),
              [texts[language], language, way, column],
            ),
          )
        }
        figures[`${name}, ${way}`] = totals(results)
      }
    }
    const times = []
    for (let run = 0; run < runs; run++) {
      times.push(
        await page.evaluate(
          ([paragraphs, box]) =>
            /** @type {any} */ (window).setAndMeasure(paragraphs, 'en', 'whole paragraph', box),
          [texts['en'], Object.values(columns)[1]],
        ),
      )
    }
    const rates = times.map(({ time, characters }) => (72_000 * time) / characters)
    return { figures, per72k: summary(rates).median }
  } finally {
    await app.close()
  }
}

/** In the window: whether the system has a face, for what is not looks like what stands in. @param {string} font */
function isInstalled(font) {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas) return false
  return ['serif', 'monospace'].some((standIn) => {
    const width = (/** @type {string} */ wanted) => {
      canvas.font = wanted
      return canvas.measureText('Hamburgefonstiv').width
    }
    return width(`${font}, ${standIn}`) !== width(font.replace(/\S+$|"[^"]+"$/, standIn))
  })
}

/** @param {any[]} results */
function totals(results) {
  const sum = (/** @type {string} */ name) => results.reduce((total, one) => total + one[name], 0)
  const spaces = results.flatMap((one) => one.spaces)
  const mean = spaces.reduce((a, b) => a + b, 0) / spaces.length
  const variance = spaces.reduce((total, space) => total + (space - mean) ** 2, 0) / spaces.length
  return {
    paragraphs: sum('paragraphs'),
    lines: spaces.length,
    stretched: spaces.filter((space) => space > 1.6).length / spaces.length,
    deviation: Math.sqrt(variance),
    wide:
      results
        .flatMap((one) => one.spaces.map((/** @type {number} */ space) => space * one.natural))
        .filter((space) => space > wide).length / spaces.length,
    widest: Math.max(...spaces) - 1,
    narrowest: 1 - Math.min(...spaces),
    tooLong: sum('tooLong'),
    otherwise: sum('otherwise'),
    fallBacks: sum('fallBacks'),
    divided: sum('divided') / spaces.length,
    mean,
  }
}

/** @param {Awaited<ReturnType<typeof measureTypesetting>>} measured */
export function printTypesetting({ figures, per72k }) {
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`
  console.log('Evenness of justified lines, 5 languages')
  for (const [way, one] of Object.entries(figures)) {
    console.log(
      `  ${way.padEnd(56)} ${one.lines} lines of ${one.paragraphs} paragraphs: ` +
        `${percent(one.stretched)} stretched over 60 %, deviation ${one.deviation.toFixed(2)}, ${percent(one.wide)} wider than ${wide} em, ` +
        `widest +${percent(one.widest)}, narrowest -${percent(one.narrowest)}, mean ${one.mean.toFixed(2)}, divided ${percent(one.divided)}, ` +
        `too long ${one.tooLong}, otherwise ${one.otherwise}, fall-backs ${one.fallBacks}`,
    )
  }
  console.log(
    `  choosing and writing 72,000 characters: ${per72k.toFixed(0)} ms (words measured before)`,
  )
}

/** @param {string} entry */
async function bundle(entry) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome114',
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (!output || !('output' in output)) throw new Error('nothing was bundled')
  return output.output[0].code
}

/** Paragraphs of a few sentences each, dealt from a page of prose. @param {string} root @param {string} language */
function fromProse(root, language) {
  const text = fs.readFileSync(path.join(root, `tests/fixtures/text/prose/${language}.txt`), 'utf8')
  const sentences = text.replaceAll(/\s+/g, ' ').match(/[^.!?]+[.!?]+["”»]*\s*/g) ?? [text]
  let seed = 7
  const next = (/** @type {number} */ limit) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * limit)
  }
  return Array.from({ length: paragraphsEach }, () =>
    Array.from({ length: 3 + next(8) }, () => sentences[next(sentences.length)])
      .join('')
      .trim(),
  )
}
