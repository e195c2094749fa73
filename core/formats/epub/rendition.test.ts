import { describe, expect, it } from 'vitest'

import { anEpub, aZipSource } from '#tests/support/publication-builders'

import { epub } from './epub'

const prePaginated = '<meta property="rendition:layout">pre-paginated</meta>'

interface Parts {
  readonly metadata?: string
  /** Properties of each `<itemref>`. */
  readonly properties?: readonly string[]
  readonly entries?: Readonly<Record<string, string>>
}

async function open({ metadata = '', properties = [''], entries = {} }: Parts) {
  const references = properties.map(
    (property, index) => `<itemref idref="c${index + 1}" properties="${property}"/>`,
  )
  const { manifest } = await epub.open(
    aZipSource(
      anEpub({
        metadata,
        chapters: properties.map((_, index) => `<p>${index}</p>`),
        spine: `<spine>${references.join('')}</spine>`,
        entries,
      }),
    ),
  )
  return manifest
}

describe('fixed layout', () => {
  const options = (value: string) => `<display_options><platform name="*">
    <option name="fixed-layout">${value}</option></platform></display_options>`

  it.each([
    ['EPUB 3', { metadata: prePaginated }],
    ['Kindle', { metadata: '<meta name="fixed-layout" content="true"/>' }],
    ['Apple', { entries: { 'META-INF/com.apple.ibooks.display-options.xml': options('true') } }],
    ['Kobo', { entries: { 'META-INF/com.kobobooks.display-options.xml': options('true') } }],
  ])('is what %s calls so', async (_, parts) => {
    expect((await open(parts)).metadata.layout).toBe('fixed')
    expect((await open({})).metadata.layout).toBe('reflowable')
  })

  it('is denied by the package against all others', async () => {
    const { metadata } = await open({
      metadata:
        '<meta property="rendition:layout">reflowable</meta><meta name="fixed-layout" content="true"/>',
      entries: { 'META-INF/com.apple.ibooks.display-options.xml': options('true') },
    })

    expect(metadata.layout).toBe('reflowable')
  })

  it('may be a strip', async () => {
    const roll = await open({ metadata: '<meta property="rendition:layout">roll</meta>' })
    const scrolled = await open({
      metadata: `${prePaginated}<meta property="rendition:flow">scrolled-continuous</meta>`,
    })

    expect(roll.metadata).toMatchObject({ layout: 'fixed', flow: 'scrolled' })
    expect(scrolled.metadata).toMatchObject({ layout: 'fixed', flow: 'scrolled' })
    expect((await open({ metadata: prePaginated })).metadata.flow).toBeUndefined()
  })

  it.each([
    ['paginated', 'paginated'],
    ['scrolled-continuous', 'scrolled'],
    ['scrolled-doc', 'scrolled'],
    ['auto', undefined],
  ])('leaves text %s where its publisher wants it so', async (flow, expected) => {
    const metadata = `<meta property="rendition:flow">${flow}</meta>`

    expect((await open({ metadata })).metadata.flow).toBe(expected)
  })

  it('goes by most of the pages, and the others say that they differ', async () => {
    const mostlyFixed = await open({
      metadata: prePaginated,
      properties: ['', 'rendition:layout-reflowable', ''],
    })
    const mostlyText = await open({ properties: ['', 'rendition:layout-pre-paginated', ''] })

    expect(mostlyFixed.metadata.layout).toBe('fixed')
    expect(mostlyFixed.readingOrder.map(({ layout }) => layout)).toEqual([
      undefined,
      'reflowable',
      undefined,
    ])
    expect(mostlyText.metadata.layout).toBe('reflowable')
    expect(mostlyText.readingOrder[1]?.layout).toBe('fixed')
  })
})

describe('spreads', () => {
  it.each([
    ['none', 'none'],
    ['both', 'both'],
    ['portrait', 'both'],
    ['landscape', undefined],
    ['auto', undefined],
  ])('called %s are %s', async (spread, expected) => {
    const metadata = `${prePaginated}<meta property="rendition:spread">${spread}</meta>`

    expect((await open({ metadata })).metadata.spread).toBe(expected)
  })

  it('have their halves', async () => {
    const properties = [
      'page-spread-right',
      'rendition:page-spread-left',
      'rendition:page-spread-center',
      'rendition:spread-none',
      'facing-page-right',
      '',
    ]
    const { readingOrder } = await open({ metadata: prePaginated, properties })

    expect(readingOrder.map(({ spread }) => spread)).toEqual([
      'right',
      'left',
      'alone',
      'alone',
      'right',
      undefined,
    ])
    expect((await open({ properties })).readingOrder[0]?.spread).toBeUndefined()
  })

  it('are turned from right to left by Kindle’s writing mode', async () => {
    const { metadata } = await open({
      metadata: `${prePaginated}<meta name="primary-writing-mode" content="horizontal-rl"/>`,
    })

    expect(metadata.readingProgression).toBe('rtl')
  })
})

describe('the size of pages', () => {
  it.each([
    ['<meta name="original-resolution" content="1072x1448"/>', { width: 1072, height: 1448 }],
    ['<meta name="original-resolution" content="large"/>', undefined],
    [
      '<meta property="rendition:viewport">width=900, height=600</meta>',
      { width: 900, height: 600 },
    ],
  ])('that do not say it is what the package says: %s', async (meta, expected) => {
    expect((await open({ metadata: prePaginated + meta })).metadata.pageSize).toEqual(expected)
  })
})
