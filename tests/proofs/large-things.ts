import { epubOf } from './epub'

const words = (count: number) =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => `<p>${index}: ${words(14)}.</p>`).join('')
const divs = (count: number, style = '') =>
  Array.from({ length: count }, (_, index) => `<div style="${style}">Item ${index}</div>`).join('')
const rows = (count: number, cells: number) =>
  Array.from(
    { length: count },
    (_, row) =>
      `<tr>${Array.from({ length: cells }, (_, cell) => `<td>r${row}c${cell}</td>`).join('')}</tr>`,
  ).join('')
const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/></svg>`
const lines = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `${index} ${'x'.repeat(length)}`).join('\n')

/** Things that are taller or wider than a page, each in a section of its own between two paragraphs. */
export const largeThings: Readonly<Record<string, string>> = {
  'tall picture': '<p><img src="tall.svg" alt="tall"/></p>',
  'wide picture': '<p><img src="wide.svg" alt="wide"/></p>',
  'picture with its own size': '<img src="tall.svg" style="width: 900px; height: 4000px" alt=""/>',
  'picture with a least size': '<p><img src="wide.svg" style="min-width: 3000px" alt=""/></p>',
  'picture in a figure':
    '<figure><img src="tall.svg" alt=""/><figcaption>A caption.</figcaption></figure>',
  'pictures in a row':
    '<p><img src="tall.svg" alt=""/><img src="wide.svg" alt=""/><img src="tall.svg" alt=""/></p>',
  'picture in a box of its own size':
    '<div style="height: 2500px; width: 2500px"><img src="tall.svg" style="height: 100%" alt=""/></div>',
  'floating picture': `<img src="tall.svg" style="float: left" alt=""/>${paragraphs(8)}`,
  'absolutely placed picture':
    '<div style="position: relative; height: 300px"><img src="tall.svg" style="position: absolute; top: 0" alt=""/></div>',
  'absolutely placed picture without a box':
    '<img src="tall.svg" style="position: absolute; left: 0" alt=""/>',
  'tall drawing': svg(300, 4000),
  'wide drawing': svg(4000, 300),
  'drawing in a paragraph': `<p>Before ${svg(60, 2500)} after.</p>`,
  'table of many rows': `<table>${rows(120, 3)}</table>`,
  'table with a tall cell': `<table><tr><td>A</td><td>${paragraphs(60)}</td></tr></table>`,
  'table of many columns': `<table>${rows(4, 40)}</table>`,
  'table with long words': `<table><tr><td>${'a'.repeat(300)}</td><td>${'b'.repeat(300)}</td></tr></table>`,
  'table with a height': `<table style="height: 3000px"><tr><td>Top</td></tr><tr><td>Bottom</td></tr></table>`,
  'table with a width': `<table style="width: 3000px"><tr><td>Left</td><td>Right</td></tr></table>`,
  'table with fixed columns': `<table style="table-layout: fixed; width: 2000px"><tr><td style="width: 1500px">${words(20)}</td><td>${words(20)}</td></tr></table>`,
  'table without breaks in its cells': `<table><tr><td style="white-space: nowrap">${words(60)}</td><td>B</td></tr></table>`,
  'table in a table': `<table><tr><td><table>${rows(90, 4)}</table></td><td>B</td></tr></table>`,
  'table with a head and a foot': `<table><thead><tr><th>Head</th></tr></thead><tfoot><tr><td>Foot</td></tr></tfoot><tbody>${rows(90, 1)}</tbody></table>`,
  'table with a picture': `<table><tr><td><img src="tall.svg" alt=""/></td><td>B</td></tr></table>`,
  'floating table': `<table style="float: right">${rows(90, 2)}</table>${paragraphs(4)}`,
  'table that may not break': `<table style="break-inside: avoid">${rows(90, 2)}</table>`,
  'inline table': `<p>Before <span style="display: inline-table">${words(400)}</span> after.</p>`,
  'long code': `<pre><code>${lines(120, 20)}</code></pre>`,
  'wide code': `<pre><code>${lines(4, 600)}</code></pre>`,
  'code in a line': `<p>See <code>${'y'.repeat(400)}</code>.</p>`,
  'code that may not wrap': `<pre style="white-space: nowrap; overflow: hidden">${words(300)}</pre>`,
  'text that may not wrap': `<p style="white-space: nowrap">${words(200)}</p>`,
  'one endless word': `<p>${'z'.repeat(5000)}</p>`,
  'inline block': `<div style="display: inline-block">${paragraphs(60)}</div>`,
  'inline block in a line': `<p>Before <span style="display: inline-block">${words(900)}</span> after.</p>`,
  'wide inline block': `<p><span style="display: inline-block; width: 3000px">${words(100)}</span></p>`,
  'tall inline block': `<p><span style="display: inline-block; height: 3000px">Tall</span></p>`,
  'flex row': `<div style="display: flex"><div>${paragraphs(40)}</div><div>${paragraphs(40)}</div></div>`,
  'flex row of wide items': `<div style="display: flex">${divs(6, 'flex: none; width: 500px')}</div>`,
  'flex row of many items': `<div style="display: flex">${divs(60, 'padding: 8px')}</div>`,
  'flex column': `<div style="display: flex; flex-direction: column">${divs(90)}</div>`,
  'flex column with a height': `<div style="display: flex; flex-direction: column; height: 3000px; justify-content: space-between">${divs(5)}</div>`,
  'inline flex': `<p>Before <span style="display: inline-flex; flex-direction: column">${divs(90).replaceAll('div', 'span')}</span></p>`,
  grid: `<div style="display: grid; grid-template-columns: 1fr 1fr">${divs(160)}</div>`,
  'grid with wide tracks': `<div style="display: grid; grid-template-columns: 900px 900px 900px">${divs(9)}</div>`,
  'grid with tall tracks': `<div style="display: grid; grid-template-rows: 1500px 1500px">${divs(2)}</div>`,
  'tall float': `<div style="float: left; width: 45%">${paragraphs(40)}</div>${paragraphs(10)}`,
  'wide float': `<div style="float: left; width: 2500px">${words(80)}</div>${paragraphs(3)}`,
  'float at the end': `<p>Text.</p><div style="float: right; width: 40%">${paragraphs(40)}</div>`,
  'absolutely placed text': `<div style="position: absolute; top: 0; left: 0">${paragraphs(60)}</div>`,
  'absolutely placed text, low': `<div style="position: relative"><div style="position: absolute; top: 2500px">Far below.</div></div>`,
  'absolutely placed text, aside': `<div style="position: relative"><div style="position: absolute; left: 2500px">Far right.</div></div>`,
  'absolutely placed text, before': `<div style="position: relative"><div style="position: absolute; left: -900px; top: -900px">Out of sight.</div></div>`,
  'fixed text': `<div style="position: fixed; bottom: 0; right: 0">Fixed.</div>`,
  'relatively moved text': `<p style="position: relative; left: 1500px">Moved to the right.</p><p style="position: relative; top: 1500px">Moved down.</p>`,
  'text moved by a margin': `<p style="margin-left: -600px">Out to the left.</p><p style="margin-left: 2000px">Out to the right.</p>`,
  'text moved by an indent': `<p style="text-indent: -9999px">Out of sight by its indent.</p>`,
  'transformed text': `<div style="transform: translateX(2000px)">Moved by a transform.</div>`,
  'scaled text': `<div style="transform: scale(4)">Scaled by a transform.</div>`,
  'text with a width': `<div style="width: 3000px">${paragraphs(3)}</div>`,
  'text with a least width': `<div style="min-width: 3000px">${paragraphs(3)}</div>`,
  'text with a height': `<div style="height: 100px; overflow: hidden">${paragraphs(30)}</div>`,
  'text in a scroller': `<div style="height: 200px; overflow: auto">${paragraphs(40)}</div>`,
  'text in a clipped box': `<div style="max-height: 5em; overflow: clip">${paragraphs(20)}</div>`,
  'text that may not break': `<div style="break-inside: avoid">${paragraphs(60)}</div>`,
  'text in a contained box': `<div style="contain: strict; height: 50px">${paragraphs(20)}</div>`,
  'text that is drawn when seen': `<div style="content-visibility: auto">${paragraphs(60)}</div>`,
  'text in columns': `<div style="columns: 2">${paragraphs(80)}</div>`,
  'vertical text': `<div style="writing-mode: vertical-rl">${paragraphs(40)}</div>`,
  'large text': `<p style="font-size: 400px">Large</p>`,
  'tall lines': `<p style="line-height: 900px">${words(30)}</p>`,
  'empty box with a height': '<div style="height: 3000px"></div>',
  'box with a padding': `<div style="padding: 1500px 1500px">Inside.</div>`,
  'text after a margin': `<p style="margin-top: 3000px">After a margin.</p>`,
  'full height': `<div style="height: 100vh"><p>In a page of its own.</p></div>`,
  'more than full height': `<div style="min-height: 200vh; width: 150vw"><p>In two pages.</p></div>`,
  'break before and after': `<p style="break-before: page; break-after: page">Alone.</p>`,
  'breaks in a row': `<div style="page-break-after: always"></div><div style="page-break-before: always"></div><p>After breaks.</p>`,
  'body that is a flex box': `<div style="display: flex; height: 100vh; align-items: center; justify-content: center"><p>${words(400)}</p></div>`,
  'long list': `<ol>${Array.from({ length: 150 }, (_, index) => `<li>Entry ${index}</li>`).join('')}</ol>`,
  'list with a picture': `<ul><li><img src="tall.svg" alt=""/></li><li>B</li></ul>`,
  'details that are closed': `<details><summary>More</summary>${paragraphs(40)}</details>`,
  'field set': `<fieldset><legend>Legend</legend>${paragraphs(40)}</fieldset>`,
  button: `<p><button>${words(500)}</button></p>`,
  formula: `<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${'<mi>x</mi><mo>+</mo>'.repeat(200)}<mi>y</mi></mrow></math>`,
  'tall formula': `<math xmlns="http://www.w3.org/1998/Math/MathML"><mtable>${'<mtr><mtd><mi>x</mi></mtd></mtr>'.repeat(120)}</mtable></math>`,
  film: '<video width="2000" height="3000"></video>',
  heading: `<h1>${words(400)}</h1>`,
  'headings in a row': Array.from({ length: 60 }, (_, index) => `<h2>Heading ${index}</h2>`).join(
    '',
  ),
  caption: `<figure><img src="tall.svg" alt=""/><figcaption>${words(600)}</figcaption></figure>`,
  verse: `<div style="break-inside: avoid; white-space: pre">${lines(80, 30)}</div>`,
  ruby: `<p>${'<ruby>漢<rt>kan</rt></ruby>'.repeat(800)}</p>`,
}

/** An EPUB of {@link largeThings}. */
export const largeThingsEpub = (): Buffer =>
  epubOf(
    'Large Things',
    Object.entries(largeThings).map(([title, thing]) => ({
      title,
      body: `<p>Before the thing.</p>${thing}<p>After the thing.</p>`,
    })),
    { 'tall.svg': drawing(800, 6000), 'wide.svg': drawing(6000, 400) },
  )

const drawing = (width: number, height: number) =>
  svg(width, height).replace('<svg ', `<svg viewBox="0 0 ${width} ${height}" `)
