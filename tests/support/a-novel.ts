import { readFileSync } from 'node:fs'

import type { Novel } from './make-fb2.mjs'
import { proseIn } from './text-source'

const paragraphsIn = (language: string): string[] =>
  proseIn(language)
    .split(/\n\s*\n/)
    .map((text) => text.trim())

/** A small novel with a cover, for builders of every format. */
export const aNovel = (more: Partial<Novel> = {}): Novel => ({
  title: 'The Lamp & the “Sea”',
  author: 'Nora Quill',
  language: 'en',
  chapters: [
    {
      title: 'The Keeper',
      paragraphs: paragraphsIn('en'),
    },
    {
      title: 'Зима <зимой>',
      paragraphs: paragraphsIn('ru'),
    },
    {
      title: '終わり',
      paragraphs: paragraphsIn('ja'),
    },
  ],
  pictures: [
    {
      name: 'cover.png',
      bytes: new Uint8Array(
        readFileSync('tests/fixtures/publications/images/EPUB/images/cover.png'),
      ),
    },
  ],
  ...more,
})

/** Its text as pages show it, block by block: titles and paragraphs of the chapters. */
export const blocksOfNovel = ({ chapters }: Novel): string[] =>
  chapters.flatMap(({ title, paragraphs }) =>
    [title, ...paragraphs].map((text) => text.replace(/\s+/g, ' ').trim()),
  )
