import { describe, expect, it } from 'vitest'

import { chunkOfId } from '#core/content/prepared-section'
import { createSectionReader } from '#core/content/section-reader'
import { textOfSection } from '#core/content/text-of-section'
import { ReaderError } from '#core/errors'
import type { Format, OpenedPublication, Source } from '#core/formats/format'
import { Manifest, type TocEntry } from '#core/publication/publication'
import { seededRandom } from '#tests/support/random'

interface FormatSamples {
  readonly format: Format
  /** Sound files of the format: file name and bytes. */
  readonly sound: ReadonlyArray<readonly [name: string, bytes: Uint8Array]>
  readonly toSource: (name: string, bytes: Uint8Array) => Source
}

/** What every format promises, whatever is in the file. */
export function describeFormat({ format, sound, toSource }: FormatSamples): void {
  describe(`${format.name} keeps the promises of a format`, () => {
    describe.each(sound)('%s', (name, bytes) => {
      const open = () => format.open(toSource(name, bytes))

      it('is recognised', async () => {
        expect(await format.matches(toSource(name, bytes))).toBe(true)
      })

      it('has a manifest that can be sent and stored', async () => {
        const { manifest } = await open()

        expect(Manifest.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest)
        expect(manifest.format).toBe(format.name)
        expect(format.mediaTypes).toContain(manifest.mediaType)
        expect(manifest.metadata.title).not.toBe('')
      })

      it('can read everything it names, and nothing else', async () => {
        const opened = await open()
        const { readingOrder, resources, cover } = opened.manifest

        for (const { href } of [...readingOrder, ...resources]) {
          expect(await opened.read(href), href).toBeDefined()
        }
        if (cover !== undefined) expect(await opened.read(cover)).toBeDefined()
        expect(await opened.read('../../etc/passwd')).toBeUndefined()
        expect(await opened.read('')).toBeUndefined()
      })

      it('prepares every section, with text in the book where it is not one of pictures', async () => {
        const opened = await open()
        const reader = createSectionReader(opened, '/publications/x/')
        const blocks: string[] = []
        for (const index of opened.manifest.readingOrder.keys()) {
          blocks.push(...textOfSection(await reader.content(index)))
        }

        const hasText = opened.manifest.metadata.layout === 'reflowable'
        if (hasText) expect(blocks.length).toBeGreaterThan(0)
        expect(blocks.join('')).not.toContain('\u00ad')
      })

      it('leads from its table of contents to places that are there', async () => {
        const opened = await open()

        for (const href of targets(opened.manifest.toc)) {
          expect(await isThere(opened, href), href).toBe(true)
        }
      })

      it('opens or is named broken when it is cut off', async () => {
        for (const share of [0.01, 0.1, 0.5, 0.9, 0.99]) {
          const cut = bytes.slice(0, Math.ceil(bytes.length * share))
          await expectNamed(format, toSource(name, cut))
        }
      }, 60_000)

      it(
        'opens or is named broken when bits are wrong',
        async () => {
          for (let seed = 0; seed < damages; seed++) {
            await expectNamed(format, toSource(name, damage(bytes, seed)), `seed ${seed}`)
          }
        },
        5_000 + damages * 500,
      )
    })
  })
}

/** How often each file is damaged; a thorough run asks for more. */
const damages = Number(process.env['OCTAVO_DAMAGES'] ?? 40)

/** One to four bytes are others than they were: the same ones for the same seed. */
function damage(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed)
  const wrong = new Uint8Array(bytes)
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    wrong[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255)
  }
  return wrong
}

const targets = (entries: readonly TocEntry[]): string[] =>
  entries.flatMap(({ href, children }) => [...(href ? [href] : []), ...targets(children)])

async function isThere(opened: OpenedPublication, target: string): Promise<boolean> {
  const [href, fragment] = target.split('#')
  const index = opened.manifest.readingOrder.findIndex((link) => link.href === href)
  if (index < 0) return (await opened.read(href!)) !== undefined
  // On a page of a PDF a fragment says how far down it leads.
  if (fragment === undefined || /^top=-?\d+$/.test(fragment)) return true
  const { section } = await createSectionReader(opened, '/').content(index)
  return section.bodyId === fragment || chunkOfId(section, fragment) >= 0
}

/** Opens it and reads everything: it works, or fails with a name. */
async function expectNamed(format: Format, source: Source, message = ''): Promise<void> {
  try {
    const opened = await format.open(source)
    const reader = createSectionReader(opened, '/')
    for (const index of opened.manifest.readingOrder.keys()) await reader.content(index)
  } catch (error) {
    expect(error, message).toBeInstanceOf(ReaderError)
    expect(error, message).toMatchObject({ code: expect.stringMatching(/^publication\//) })
  }
}
