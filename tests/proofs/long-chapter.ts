import { seededRandom } from '../support/random'

import { epubOf } from './epub'

const words =
  'the lamplighter went down to the ferry and waited for evening while somebody counted extraordinary distances between neighbouring lighthouses'.split(
    ' ',
  )

/**
 * One chapter of many chunks, with rules that a cut would break: for the last and for the first of their
 * kind, for what follows another, and for what stands in an element with an id.
 */
export function longChapterEpub(): Buffer {
  const random = seededRandom(5)
  const sentence = () =>
    Array.from(
      { length: 6 + Math.floor(random() * 20) },
      () => words[Math.floor(random() * words.length)],
    ).join(' ')
  const paragraph = (index: number) =>
    `<p>${index}. ${Array.from({ length: 1 + Math.floor(random() * 5) }, sentence).join('. ')}.</p>`
  const paragraphs = Array.from({ length: 160 }, (_, index) =>
    index % 17 === 9 ? `<blockquote>${paragraph(index)}</blockquote>` : paragraph(index),
  )
  const head = `<style>
#story blockquote:last-of-type { text-align: center; font-variant: small-caps; margin: 3em 0 }
#story p:last-child { margin-bottom: 4em }
#story p:first-of-type { font-size: 1.4em }
blockquote + p { text-indent: 0; margin-top: 1em }
body { overflow: hidden }
</style><link rel="stylesheet" href="not-there.css"/>`
  const body = `<section id="story"><h1>The Ferry</h1>${paragraphs.join('\n')}</section>`
  return epubOf('Long Chapter', [{ title: 'The Ferry', body, head }])
}
