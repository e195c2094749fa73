import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { text } from '#core/formats/text/text'
export const src = (fileName: string, b: Uint8Array) => ({
  fileName,
  byteLength: b.length,
  head: b.subarray(0, 4096),
  bytes: async () => b as Uint8Array<ArrayBuffer>,
  container: async () => {
    throw new Error()
  },
})
it('wp', async () => {
  const b = new Uint8Array(readFileSync('/work/shared/corpora/war-and-peace/plain.txt'))
  for (let i = 0; i < 3; i++) {
    const t = performance.now()
    const o = await text.open(src('plain.txt', b))
    console.log('open', performance.now() - t)
    if (i == 2) {
      const m = o.manifest
      console.log(
        JSON.stringify(
          {
            ...m,
            readingOrder: m.readingOrder.length,
            toc: m.toc
              .slice(0, 5)
              .map((t) => ({
                l: t.label,
                h: t.href,
                c: t.children.length,
                cc: t.children
                  .slice(0, 3)
                  .map((c) => c.label + '/' + c.children.length + '/' + c.children[0]?.label),
              })),
          },
          null,
          1,
        ),
      )
      console.log(m.toc.map((t) => t.label + ':' + t.children.length).join(' | '))
      const t2 = performance.now()
      let n = 0
      for (const l of m.readingOrder) {
        n += (await o.read(l.href))!.bytes.length
      }
      console.log('render all', performance.now() - t2, n)
      console.log(
        new TextDecoder().decode((await o.read(m.readingOrder[0]!.href))!.bytes).slice(0, 3000),
      )
      console.log(
        new TextDecoder().decode((await o.read(m.readingOrder[3]!.href))!.bytes).slice(0, 1500),
      )
    }
  }
}, 60000)
