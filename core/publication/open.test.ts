import { expect, it } from 'vitest'

import { anEpub, aZipSource } from '#tests/support/publication-builders'
import { bytesSource } from '#tests/support/bytes-source'

import { openPublication } from './open'

const written = '&lt;p&gt;On &lt;i&gt;lamps&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;And oil.&lt;/p&gt;'
const fb2 = `<FictionBook><description><title-info><annotation>${written}</annotation></title-info>
  </description><body><section><p>x</p></section></body></FictionBook>`
const html = `<!DOCTYPE html><head><meta name="description" content="${written}"></head><p>x</p>`
const epub = anEpub({ metadata: `<dc:description>${written}</dc:description>` })

it.each([
  ['EPUB', aZipSource(epub, 'a.epub')],
  ['FictionBook', bytesSource('a.fb2', new TextEncoder().encode(fb2))],
  ['HTML', bytesSource('a.html', new TextEncoder().encode(html))],
])('an %s has a description without tags', async (_name, source) => {
  const { manifest } = await openPublication(source)

  expect(manifest.metadata.description).toBe('On lamps.\nAnd oil.')
})
