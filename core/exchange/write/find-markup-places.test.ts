import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'

import { sectionText } from '#core/anchoring/publication-text'
import { prepareSection } from '#core/content/prepare-section'
import { aChapter } from '#tests/support/publication-builders'
import { seededRandom } from '#tests/support/random'

import type { MarkupPlace } from '../markup-place'

import { findMarkupPlaces } from './find-markup-places'

const chapter = aChapter(`
  <script>var unseen = 'the road went down'</script>
  <h1 id="one">The road &amp; the river</h1>
  <p>The road went
     down to the <em>ri<!-- here -->ver</em> and\u00ad so
     stopped there.</p>
  <div id="a[1]"><p>The road went<br/>up, 𝒳 ways, <b>and <![CDATA[<so>]]></b> stopped there.</p></div>
  <p hidden="hidden">The road went nowhere.</p>
  <p>The road went down to the river and so stopped there.</p>`)

const prepared = (markup: string) =>
  sectionText(
    prepareSection({
      href: 'one.xhtml',
      markup,
      mediaType: 'application/xhtml+xml',
      base: '/',
      canonical: (path) => path,
    }),
  )

const { text } = prepared(chapter)

/** Where words stand for the nth time, as somebody marks them. */
const marked = (words: string, nth = 0, isPoint = false) => {
  let from = text.indexOf(words)
  for (let count = 0; count < nth; count++) from = text.indexOf(words, from + 1)
  if (from < 0) throw new Error(`${words} is nowhere`)
  return { id: 'a', from, to: from + words.length, isPoint }
}
const placeOf = (range: ReturnType<typeof marked>, markup = chapter) =>
  findMarkupPlaces({ markup, text, packagePath: '/6/4[c2]' }, [range]).get('a')

/** A node of the tree that another program would make: elements have children, texts have data. */
interface TreeNode {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly TreeNode[]
}

const treeOf = (markup: string) => parseDocument(markup, { xmlMode: true }) as unknown as TreeNode
const isElement = ({ name, type }: TreeNode) => name !== undefined && type !== 'directive'
const elementsIn = ({ children = [] }: TreeNode) => children.filter(isElement)
const textOf = ({ type, data = '', children = [] }: TreeNode): string =>
  type === 'text' ? data : children.map(textOf).join('')

/** Text before a node of a tree. */
function textBefore(root: TreeNode, wanted: TreeNode): string | undefined {
  let text = ''
  for (const child of root.children ?? []) {
    if (child === wanted) return text
    const inside = textBefore(child, wanted)
    if (inside !== undefined) return text + inside
    text += textOf(child)
  }
  return undefined
}

/** The offset in all text of a body to which a path leads, by the rules of EPUB CFI. */
function offsetAt(path: string, html: TreeNode, body: TreeNode): number {
  const [, steps = '', offset = ''] = /^(.*):(\d+)$/.exec(path) ?? []
  let at = html
  for (const [, number = '', id] of steps.matchAll(/\/(\d+)(?:\[((?:\^.|[^\]])*)\])?/g)) {
    const step = Number(number)
    const children = at.children ?? []
    const elements = elementsIn(at)
    if (step % 2 === 0) {
      at = elements[step / 2 - 1]!
      if (id !== undefined) expect(at.attribs?.['id']).toBe(id.replace(/\^(.)/g, '$1'))
    } else {
      // All text between two elements is one.
      const before = step === 1 ? -1 : children.indexOf(elements[(step - 3) / 2]!)
      at = children[before + 1]!
    }
  }
  return textBefore(body, at)!.length + Number(offset)
}

function bySelector(css: string, html: TreeNode): TreeNode {
  const steps = css.split(' > ')
  return steps.reduce((at, step) => {
    const [, name, index] = /^(\w+|\*)(?::nth-child\((\d+)\))?$/.exec(step) ?? []
    const element =
      index === undefined
        ? elementsIn(at).find((one) => one.name === name)!
        : elementsIn(at)[Number(index) - 1]!
    expect([element.name, '*']).toContain(name)
    return element
  }, html)
}

/** The words that a CFI, and a selector with positions, lead to in the document itself. */
function wordsAt({ cfi, css, start, end }: MarkupPlace, markup: string) {
  const html = elementsIn(treeOf(markup))[0]!
  const body = elementsIn(html).find(({ name }) => name === 'body')!
  const [, inside = ''] = /^epubcfi\(\/6\/4\[c2\]!(.*)\)$/.exec(cfi ?? '') ?? []
  const [path = '', from, to] = inside.split(/(?<!\^),/)
  const at = (point: string) => offsetAt(point, html, body)
  const byCfi =
    from === undefined || to === undefined
      ? textOf(body).slice(at(path))
      : textOf(body).slice(at(path + from), at(path + to))
  const byCss = Array.from(textOf(bySelector(css, html)))
    .slice(start, end)
    .join('')
  return { byCfi, byCss }
}

describe('places in the markup of a publication', () => {
  it('are those of the file, and not of what Octavo makes of it', () => {
    const place = placeOf(marked('The road went'))

    expect(place).toEqual({
      css: 'body > p:nth-child(3)',
      start: 0,
      end: 13,
      cfi: 'epubcfi(/6/4[c2]!/4/6,/1:0,/1:13)',
      exact: 'The road went',
      before: " down'\n  The road & the river\n  ",
      after: '\n     down to the river and\u00ad so\n',
    })
  })

  it('are found in white space, comments, entities and hyphens as they are written', () => {
    for (const [words, nth, exact] of [
      ['The road & the', 0, 'The road & the'],
      ['river and so', 0, 'river and\u00ad so'],
      ['there', 0, 'there'],
      ['𝒳 ways, and <so> stopped', 0, '𝒳 ways, and <so> stopped'],
      ['The road went', 2, 'The road went'],
    ] as const) {
      const written = text.includes(words) ? words : undefined
      const range = written === undefined ? acrossLines(words) : marked(words, nth)
      const place = placeOf(range)!
      expect(place.exact).toBe(exact)
      expect(wordsAt(place, chapter)).toEqual({ byCfi: exact, byCss: exact })
    }
  })

  it('of a place alone are a point', () => {
    const place = placeOf(marked('up, ', 0, true))!
    expect(place.cfi).toBe('epubcfi(/6/4[c2]!/4/8[a^[1^]]/2/3:0)')
    expect(wordsAt(place, chapter).byCfi).toMatch(/^up, 𝒳 ways/)
  })

  it('are none in what is not well-formed, and of words that the file does not have', () => {
    expect(placeOf(marked('stopped'), chapter.replace('</h1>', ''))).toBeUndefined()
    expect(placeOf(marked('stopped'), chapter.replaceAll('stopped', 'ended'))).toBeUndefined()
  })

  it('have no CFI in a document without a place in a package', () => {
    const range = marked('stopped')
    const places = findMarkupPlaces({ markup: chapter, text, packagePath: undefined }, [range])
    expect(places.get('a')).toMatchObject({ cfi: null, exact: 'stopped' })
  })

  it('lead back to their words wherever they are', () => {
    const random = seededRandom(7)
    for (let round = 0; round < 200; round++) {
      const from = Math.floor(random() * text.length)
      const to = Math.min(text.length, from + 1 + Math.floor(random() * 60))
      const words = text.slice(from, to)
      const place = placeOf({ id: 'a', from, to, isPoint: false })
      // What is hidden is not marked, and white space alone is nothing.
      if (words.includes('\0') || words.trim() === '') continue
      const squeezed = (one: string) => one.replace(/[\s\u00ad]/g, '')
      expect(squeezed(place!.exact)).toBe(squeezed(words))
      expect(wordsAt(place!, chapter)).toEqual({ byCfi: place!.exact, byCss: place!.exact })
    }
  })
})

/** A range of words between which there may be any white space. */
function acrossLines(words: string) {
  const pattern = new RegExp(words.replaceAll(' ', '\\s+'))
  const match = pattern.exec(text)!
  return { id: 'a', from: match.index, to: match.index + match[0].length, isPoint: false }
}
