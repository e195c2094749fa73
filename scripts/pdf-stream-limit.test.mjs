import fs from 'node:fs'

import { expect, it } from 'vitest'

import { withStreamLimit } from './pdf-stream-limit.mjs'

const source = fs.readFileSync('node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs', 'utf8')

it('limits both ways in which pdf.js unpacks a stream', () => {
  expect(withStreamLimit(source, 1_234).match(/> 1234\) throw/g)).toHaveLength(2)
})

it('does not pass over a pdf.js that it does not know', () => {
  expect(() => withStreamLimit('export {}', 1)).toThrow('another way')
})
