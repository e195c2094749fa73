import { epubOf } from './epub'

const text = (count: number) =>
  Array.from({ length: count }, () => 'A paragraph of some words, as there are in any book.').join(
    ' ',
  )
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200"><rect width="300" height="200" fill="#888"/></svg>'

const style = `
h1 { margin: 100px 0 2em; font-size: 2.2em; line-height: 1.1 }
.hidden { position: absolute; left: -999em }
.initial { float: left; font-size: 3.2em; line-height: 0.8; margin: 0.05em 0.08em -0.1em 0 }
.hanging { margin-left: 2em; text-indent: -2em }
.aside { float: right; width: 40%; margin: 0 0 1em 1em; border: 1px solid; padding: 0.5em }
.figure { width: 60%; margin: 1em auto }
.figure img { width: 100% }
.icon { width: 1em; height: 1em; vertical-align: -0.1em }
.row { display: flex; justify-content: space-between }
.label { display: inline-block; width: 8em; padding: 0.2em }
.page { height: 90vh; display: flex; align-items: center; justify-content: center }
.raised { position: relative; top: -0.3em }
.close { margin-top: -0.5em }
abbr { white-space: nowrap }
hr { width: 25%; height: 0; border-top: 1px solid; margin: 1.5em auto }
table { width: 100%; border-collapse: collapse }
td { padding: 0.2em 0.5em; white-space: nowrap }
pre { white-space: pre; padding: 1em; margin: 1em 0 }
`

const body = `<section>
<h1 class="hidden">A title for the ear</h1>
<div class="page"><p>A page of its own.</p></div>
<h1>A Chapter</h1>
<p><span class="initial">T</span>${text(6)}</p>
<p>${text(3)} <abbr>Mr. and Mrs.</abbr> <span class="raised">a</span> <img class="icon" src="small.svg" alt=""/></p>
<p class="close">${text(2)}</p>
<div class="aside"><p>${text(2)}</p></div>
<p>${text(9)}</p>
<p class="hanging">${text(2)}</p>
<hr/>
<div class="figure"><img src="small.svg" alt=""/><p>A caption.</p></div>
<div class="row"><span>Left</span><span>Right</span></div>
<p><span class="label">Label</span> ${text(1)}</p>
<table><tr><td>One</td><td>Two</td><td>Three</td></tr><tr><td>A</td><td>B</td><td>C</td></tr></table>
<pre>for each word
  set it</pre>
<ul><li>One<ul><li>Two<ul><li>Three</li></ul></li></ul></li></ul>
<p>${text(30)}</p>
</section>`

/** A chapter in which a publisher does much, and nothing that does not fit a page. */
export const ordinaryThingsEpub = (): Buffer =>
  epubOf('Ordinary Things', [{ title: 'A Chapter', body, head: `<style>${style}</style>` }], {
    'small.svg': picture,
  })
