import { type Direction, epubOf } from './epub'

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
/** A circle in its far corner is cut off where it is not scaled as a whole. */
const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/><circle cx="${width - 20}" cy="${height - 20}" r="20"/></svg>`
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
  'row that may not break': `<table><tr style="break-inside: avoid"><td>${paragraphs(30)}</td><td>${paragraphs(50)}</td></tr></table>`,
  'cell over many rows': `<table><tr><td rowspan="80">Over all</td><td>First</td></tr>${rows(79, 1)}</table>`,
  'table of many columns of words': `<table>${`<tr>${`<td>${words(3)}</td>`.repeat(14)}</tr>`.repeat(8)}</table>`,
  'table with sizes in attributes': `<table width="2400" height="2000"><tr><td nowrap="nowrap" width="1800">${words(60)}</td><td height="900">B</td></tr></table>`,
  'table in a flex box': `<div style="display: flex"><table>${rows(90, 12)}</table><table>${rows(4, 30)}</table></div>`,
  'table in an inline block': `<p>A <span style="display: inline-block"><table>${rows(60, 30)}</table></span> B</p>`,
  'table with code': `<table><tr><td><pre>${lines(60, 200)}</pre></td><td>B</td></tr></table>`,
  'table by its style': `<div style="display: table; width: 2000px">${`<div style="display: table-row">${'<div style="display: table-cell; white-space: nowrap">A cell of words</div>'.repeat(9)}</div>`.repeat(60)}</div>`,
  'long and wide code': `<pre style="width: 1500px; white-space: pre">${lines(150, 160)}</pre>`,
  'code in a list': `<ul><li><pre style="min-width: 900px; float: left">${lines(40, 120)}</pre></li></ul>`,
  'code in a flex box': `<div style="display: flex"><pre style="flex: none">${lines(80, 120)}</pre><p>Beside.</p></div>`,
  'inline block in an inline block': `<p><span style="display: inline-block; width: 1200px"><span style="display: inline-block">${words(700)}</span> <span style="display: inline-block; height: 1800px">In it</span></span></p>`,
  'flex row backwards': `<div style="display: flex; flex-direction: row-reverse">${divs(8, 'flex: none; width: 300px')}</div>`,
  'flex row of pictures':
    '<div style="display: flex"><img src="tall.svg" style="flex: none; width: 400px" alt=""/><img src="wide.svg" style="flex: none" alt=""/></div>',
  'flex column of tall items': `<div style="display: flex; flex-direction: column; max-height: 400px">${divs(4, 'flex: none; height: 900px')}</div>`,
  'grid of least contents': `<div style="display: grid; grid-template-columns: repeat(20, min-content)">${divs(60)}</div>`,
  'grid in one row': `<div style="display: grid; grid-auto-flow: column; grid-auto-columns: 300px">${divs(9)}</div>`,
  'grid with one thing over another': `<div style="display: grid"><p style="grid-area: 1 / 1">Below all of it.</p><p style="grid-area: 1 / 1">Above all of it.</p></div>`,
  'floats in a row': divs(9, 'float: left; width: 60%; height: 500px'),
  'float with a least width': `<div style="float: right; min-width: 1500px">${words(60)}</div>${paragraphs(3)}`,
  'float that hangs out': `<div style="float: left; margin-left: -300px; width: 200px">Beside the text.</div>${paragraphs(3)}`,
  'absolutely placed caption': `<figure style="position: relative"><img src="wide.svg" alt=""/><figcaption style="position: absolute; top: 100%; left: 90%; width: 600px">A caption at the corner.</figcaption></figure>`,
  'absolutely placed page numbers': `<p>${words(40)} <span style="position: absolute; left: 92%">12</span> ${words(400)} <span style="position: absolute; left: 103%">13</span> ${words(40)}</p>`,
  'fixed box of the window': `<div style="position: fixed; top: 0; left: 0; width: 100vw; height: 100vh"><p>${words(60)}</p></div>`,
  'sticky text': `<div style="position: sticky; top: 0; width: 1500px">${words(60)}</div>`,
  'text on its side': `<div style="transform: rotate(90deg)">${words(60)}</div>`,
  'text on its head': `<p style="transform: rotate(180deg) translateY(900px)">${words(60)}</p>`,
  'text that is enlarged': `<p style="zoom: 5">${words(60)}</p>`,
  'text in wide letters': `<p style="letter-spacing: 600px">Wide letters.</p><p style="word-spacing: 1500px">Wide words.</p>`,
  'text in a frame': `<p style="border: 700px solid #ccc">In a frame.</p>`,
  'text in wide columns': `<div style="columns: 3 900px; column-gap: 400px">${paragraphs(9)}</div>`,
  'text over other text': `<p>${words(90)}</p><p style="margin-top: -90px">Drawn up.</p><div style="margin-bottom: -60px">Drawn over it.</div>`,
  'text with important sizes': `<div style="width: 3000px !important; position: absolute !important; left: 2000px !important; height: 20px !important">${paragraphs(3)}</div>`,
  'text in deep lists': `${'<ul><li>'.repeat(40)}Deep.${'</li></ul>'.repeat(40)}`,
  'text in deep quotations': `${'<blockquote>'.repeat(30)}<p>${words(60)}</p>${'</blockquote>'.repeat(30)}`,
  'text in deep boxes': `${'<div style="width: 120%; padding: 20px">'.repeat(12)}<p>${words(60)}</p>${'</div>'.repeat(12)}`,
  'text after tall boxes': '<div style="height: 600px"></div>'.repeat(4),
  'rule with a size': '<hr width="3000" size="2000"/><hr style="width: 3000px; height: 1500px"/>',
  sound: '<audio></audio>',
  'picture with a frame':
    '<p><img src="tall.svg" style="border: 40px solid; padding: 200px; margin: 300px" alt=""/></p>',
  'picture in a padded box':
    '<div style="padding-top: 40px"><div style="margin-top: 1em"><img src="tall.svg" alt=""/></div></div>',
  'picture that is turned': '<p><img src="wide.svg" style="transform: rotate(90deg)" alt=""/></p>',
  'picture in an inline block':
    '<p>A <span style="display: inline-block; width: 200%"><img src="wide.svg" style="width: 100%" alt=""/></span> B</p>',
  'picture wider than its column':
    '<p><img src="wide.svg" style="width: 200%; max-width: none" alt=""/></p>',
  'drawing with its own size': `<div style="width: 3000px">${svg(2000, 1800)}</div>`,
  'wide fraction': `<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mrow>${'<mi>x</mi><mo>+</mo>'.repeat(60)}<mi>y</mi></mrow><mi>z</mi></mfrac></math>`,
  'formula in a line': `<p>See <math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${'<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo>'.repeat(40)}<mi>y</mi></mrow></math>.</p>`,
  'formula in a table': `<table><tr><td><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${'<mi>x</mi><mo>+</mo>'.repeat(60)}<mi>y</mi></mrow></math></td><td>${words(30)}</td></tr></table>`,
  'formula with a wide table': `<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mo>(</mo><mtable><mtr>${'<mtd><mi>x</mi></mtd>'.repeat(50)}</mtr></mtable><mo>)</mo></mrow></math>`,
  'ruby over a sentence': `<p>Read <ruby>${words(20)}<rt>${words(40)}</rt></ruby></p>`,
  'long ruby': `<p>Read <ruby>${'漢'.repeat(90)}<rt>${'kan'.repeat(90)}</rt></ruby></p>`,
  ruby: `<p>${'<ruby>漢<rt>kan</rt></ruby>'.repeat(800)}</p>`,
}

/** The same with nothing before them: where a chapter or a cover begins. */
export const largeBeginnings: Readonly<Record<string, string>> = {
  'picture first': '<p><img src="tall.svg" alt=""/></p>',
  'picture first, as a block': '<div><img src="tall.svg" style="display: block" alt=""/></div>',
  'picture below a margin': '<div style="margin-top: 60px"><img src="tall.svg" alt=""/></div>',
  'picture below a padding':
    '<section style="padding-top: 3em"><div style="padding-top: 2em"><img src="tall.svg" alt=""/></div></section>',
  'picture with a margin': '<p><img src="tall.svg" style="margin: 2em" alt=""/></p>',
  'picture in a figure with a margin':
    '<figure style="margin: 3em 0"><img src="tall.svg" alt=""/></figure>',
  'picture below a spacer': '<p>&#160;</p><p><img src="tall.svg" alt=""/></p>',
  'picture below an empty box': '<div style="height: 50px"></div><img src="tall.svg" alt=""/>',
  'picture in a frame':
    '<div style="border: 20px solid; padding: 1em"><img src="tall.svg" alt=""/></div>',
  'picture after a break':
    '<p>Words.</p><div style="break-before: page; padding-top: 3em"><img src="tall.svg" alt=""/></div>',
  'picture in the middle of a box': `<div style="height: 100vh; display: flex; align-items: center; padding: 2em"><img src="tall.svg" alt=""/></div>`,
  'cover as a drawing': `<div style="text-align: center"><svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 600 900" preserveAspectRatio="xMidYMid meet"><image width="600" height="900" href="tall.svg"/></svg></div>`,
  'cover as high as the window':
    '<div style="height: 100vh; margin: 0; padding: 0"><img src="tall.svg" style="height: 100%; max-width: 100%" alt=""/></div>',
  'empty box first': '<div style="height: 100vh"></div>',
  'table first': `<table style="margin-top: 70px">${rows(90, 12)}</table>`,
}

/** The same with nothing after them: where a chapter ends. */
export const largeEnds: Readonly<Record<string, string>> = {
  'picture last': '<p><img src="tall.svg" alt=""/></p>',
  'empty boxes last': `<p>Words.</p>${'<div style="height: 9.7vh"></div>'.repeat(10)}`,
  'padding last': '<div style="padding-bottom: 97vh"><p>Words.</p></div>',
  'margin last': '<div style="margin-bottom: 200vh"><p>Words.</p></div>',
  'break last': '<p>Words.</p><div style="break-before: page"></div>',
  'breaks last':
    '<p style="break-after: page">Words.</p><p style="break-before: page; break-after: page">&#160;</p>',
  'rule last': '<p>Words.</p><hr/>',
  'float last': `<p>Words.</p><div style="float: left; width: 30%; height: 160vh">Beside.</div>`,
  'text beyond its box, last': `<div style="height: 40px">${paragraphs(30)}</div>`,
}

/** An EPUB of {@link largeThings}, {@link largeBeginnings} and {@link largeEnds}. */
export const largeThingsEpub = (direction: Direction = 'ltr'): Buffer =>
  epubOf(
    'Large Things',
    [
      ...Object.entries(largeThings).map(([title, thing]) => ({
        title,
        // Out of step with the lines of the page, so that a cut does not fall between two of them.
        body: `<p>Before the thing.</p><div style="height: 11px"></div>${thing}<p>After the thing.</p>`,
      })),
      ...Object.entries(largeBeginnings).map(([title, thing]) => ({
        title,
        body: `${thing}<p>After the thing.</p>`,
      })),
      ...Object.entries(largeEnds).map(([title, thing]) => ({
        title,
        body: `<p>Before the thing.</p>${thing}`,
      })),
    ],
    { 'tall.svg': drawing(800, 6000), 'wide.svg': drawing(6000, 400) },
    direction,
  )

const drawing = (width: number, height: number) =>
  svg(width, height).replace('<svg ', `<svg viewBox="0 0 ${width} ${height}" `)
