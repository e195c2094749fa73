import path from 'node:path'

import { describe, expect, it } from 'vitest'

import type { OpenedPublication } from '#core/formats/format'

import { corpusFiles } from '../support/corpora'
import { readPublication, type ReadOutcome } from '../support/read-publication'

const files = corpusFiles('w3c-epub-tests', '.epub')

/** Tests for which a reader without this kind of content answers with an error. */
const refused = new Set(['ocf-zip-comp', 'pub-foreign_bad-fallback'])

async function read(
  id: string,
  look: (opened: OpenedPublication) => Promise<void> = async () => {},
): Promise<Extract<ReadOutcome, { ok: true }>> {
  const file = files?.find((name) => path.basename(name) === `${id}.epub`)
  const outcome = file === undefined ? undefined : await readPublication(file, { look })
  if (!outcome?.ok) throw new Error(`${id} did not open`)
  return outcome
}
const manifestOf = async (id: string): Promise<OpenedPublication['manifest']> =>
  (await read(id)).opened.manifest
const labels = async (id: string) => (await manifestOf(id)).toc.map(({ label }) => label)

describe('W3C reading system tests', () => {
  it('open, nothing active left in them', async () => {
    const wrong: string[] = []
    for (const file of files ?? []) {
      const id = path.basename(file, '.epub')
      const outcome = await readPublication(file)
      if (outcome.durationMs > 2_000) wrong.push(`${id}: ${Math.round(outcome.durationMs)} ms`)
      if (outcome.ok === refused.has(id)) wrong.push(`${id}: ${outcome.ok ? 'opened' : 'refused'}`)
      if (!outcome.ok) continue
      const html = outcome.sections.map((section) => section.html).join('')
      const active = /<(?:script|iframe|form|input|object|embed|base|meta)\b|\son\w+="|javascript:/i
      if (active.test(html)) wrong.push(`${id}: ${active.exec(html)![0]}`)
      if (/(?:src|poster|srcset)="(?:https?|file|ftp):/i.test(html)) wrong.push(`${id}: remote`)
    }

    expect(wrong).toEqual([])
  })

  it('say what the specification says', async () => {
    if (!files) return
    expect((await manifestOf('pkg-title-order')).metadata.title).toBe('pkg-title-order')
    expect((await manifestOf('pkg-meta-whitespace')).metadata.authors).toEqual([
      { name: 'Dave Cramer' },
    ])
    expect((await manifestOf('pkg-creator-order')).metadata.authors.length).toBeGreaterThan(1)
    expect((await manifestOf('pkg-spine-progression_rtl')).metadata.readingProgression).toBe('rtl')
    expect((await manifestOf('pkg-spine-progression_ltr')).metadata.readingProgression).toBe('ltr')
    expect((await manifestOf('lay-pp-layout-pre-paginated')).metadata.layout).toBe('fixed')
    expect((await manifestOf('pkg-spine-duplicate-item-rendering')).readingOrder.length).toBe(4)
    for (const id of ['pub-foreign_json-spine', 'pub-foreign_xml-spine']) {
      expect((await read(id)).sections[0]?.text).toContain('Test passes if you see this text')
    }
    expect((await read('pub-xml-external-id')).sections[0]?.text).not.toContain('fails')
    expect(await labels('nav-non-text_img')).not.toEqual([])
    const nonlinear = await manifestOf('pkg-spine-nonlinear-activation')
    expect(nonlinear.readingOrder.some(({ linear }) => linear === false)).toBe(true)
    for (const id of ['pub-xml-names', 'pub-xml-non-validating_unclosed']) {
      expect((await read(id)).sections[0]?.isRepaired).toBe(true)
    }
    expect((await read('pkg-lang_but_not_content')).sections[0]?.language).not.toBe('fr')
  })

  it('say how pages with a fixed layout are laid out', async () => {
    if (!files) return
    const viewportOf = async (id: string, page: number) => (await read(id)).sections[page]?.viewport
    const spreadsOf = async (id: string) =>
      (await manifestOf(id)).readingOrder.map(({ spread = null }) => spread)
    const layoutOf = async (id: string) => (await manifestOf(id)).metadata.layout

    for (const id of ['icb', 'icb_units', 'icb_repeated-in-meta', 'icb_multi_declarations']) {
      expect(await viewportOf(`lay-pp-xhtml-${id}`, 1)).toMatchObject({ height: 600 })
    }
    expect(await viewportOf('lay-pp-xhtml-icb_units', 0)).toEqual(
      await viewportOf('lay-pp-xhtml-icb_units', 1),
    )
    expect(await viewportOf('lay-pp-svg-icb_multi', 2)).toEqual({ width: 1200, height: 600 })
    expect(await spreadsOf('lay-pp-page-spread-combined')).toContain('left')
    expect((await manifestOf('lay-pp-spread-none')).metadata.spread).toBe('none')
    expect(await layoutOf('lay-pp-layout-default')).toBe('reflowable')
    for (const kind of ['image-only', 'image-spine']) {
      expect(await layoutOf(`lay-pp-spine-overrides_${kind}-pp`)).toBe('fixed')
      expect(await layoutOf(`lay-pp-spine-overrides_${kind}-reflow`)).toBe('reflowable')
    }
  })

  it('make obfuscated fonts clear, with the right key only', async () => {
    if (!files) return
    const isFont = async (id: string) => {
      let start = ''
      await read(id, async ({ manifest, read: readResource }) => {
        const font = manifest.resources.find(({ href }) => /\.(?:otf|ttf|woff)$/.test(href))
        start = String.fromCharCode(...(await readResource(font!.href))!.bytes.subarray(0, 4))
      })
      return ['OTTO', '\0\x01\0\0'].includes(start)
    }

    expect(await isFont('ocf-font_obfuscation')).toBe(true)
    expect(await isFont('ocf-font_obfuscation_bis')).toBe(false)
  })
})
