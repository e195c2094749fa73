import { pictures } from './suspects'

/** On what did not fit its page: the steps that it went away from its publisher's layout. */
export const fitAttribute = 'data-octavo-fit'

/**
 * `loose`: without a size and a place of its own, and still what it is among its neighbours. `plain`: set as
 * the house sets such a thing. `apart`: its rows are set as text. `small`: with a share of its size.
 */
export type Step = 'loose' | 'plain' | 'apart' | 'small'

/** How far a thing can go. A picture becomes smaller little by little, to stand below what is above it. */
export function stepsFor(element: Element): readonly Step[] {
  if (element.matches(pictures)) return ['loose', 'plain', ...Array<Step>(6).fill('small')]
  if (element.matches('math')) return ['loose', 'apart', 'small']
  return element.matches('table') ? ['loose', 'plain', 'apart'] : ['loose', 'plain']
}

/** On what is `small`: the share of its size that it has. */
export const shareProperty = '--o-share'

const after = (step: Step, of = ''): string => `${of}[${fitAttribute}~='${step}']`
const cells = ':is(caption, colgroup, col, thead, tbody, tfoot, tr, th, td)'
/** Rows that are in nothing but other rows. */
const rows =
  ':is(mrow, mstyle, semantics, mpadded, merror):not(:is(mfrac, msqrt, mroot, msub, msup, msubsup, munder, mover, munderover, mmultiscripts, mtable) *)'

/** Important, and in the layer, it holds against whatever a publisher's sheets say. */
export const fittingStyle = `@layer house {
  ${after('loose')}, ${after('loose', 'table')} ${cells} {
    position: static !important; float: none !important;
    transform: none !important; translate: none !important; rotate: none !important; scale: none !important; zoom: 1 !important;
    min-inline-size: 0 !important; max-inline-size: 100% !important; inline-size: auto !important;
    min-block-size: 0 !important; max-block-size: none !important; block-size: auto !important;
    box-sizing: border-box !important; margin-inline: 0 !important; text-indent: 0 !important;
    text-wrap: wrap !important; overflow-wrap: break-word !important; letter-spacing: normal !important; word-spacing: normal !important;
    flex: 0 1 auto !important; flex-wrap: wrap !important; grid-template: none !important; grid-auto-flow: row !important;
    columns: auto !important; writing-mode: inherit !important;
  }
  ${after('loose', ':is(table, math)')} { table-layout: auto !important; font-size: 0.8em !important; }
  ${after('loose', 'table')} * { text-wrap: wrap !important; }
  ${after('plain')} {
    display: revert !important; margin: 0 !important; padding: 0 !important; border-width: 0 !important;
    font-size: inherit !important; break-inside: auto !important;
  }
  ${after('loose', `:is(${pictures})`)} {
    display: block !important; break-inside: avoid !important; margin-inline: auto !important; flex-shrink: 0 !important;
    max-block-size: calc(var(--o-picture-depth) * var(${shareProperty}, 1)) !important;
  }
  ${after('plain', 'table')} { margin-block: 1em !important; }
  ${after('plain', 'table')} :is(th, td) { overflow-wrap: anywhere !important; min-inline-size: 3em !important; }
  ${after('apart', 'table')}, ${after('apart', 'table')} ${cells} { display: block !important; }
  ${after('apart', 'table')} tr {
    display: flex !important; flex-wrap: wrap !important; column-gap: 1em !important; break-inside: auto !important;
    padding-block: 0.25em !important; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent) !important;
  }
  ${after('apart', 'table')} :is(th, td) { flex: none !important; padding: 0 !important; border: 0 !important; }
  ${after('apart', 'math')} { display: block !important; max-inline-size: min(100%, 0.9 * var(--o-page-width)) !important; }
  ${after('apart', 'math')} ${rows} { display: inline !important; }
  ${after('apart', 'math')} > *, ${after('apart', 'math')} ${rows} > * { display: inline math !important; }
  ${after('apart', 'math')} ${rows} > mo { margin-inline: 0.25em !important; }
  ${after('apart', 'math')} :is(mtable, mtd) { display: block math !important; }
  ${after('apart', 'math')} mtable { display: block !important; }
  ${after('apart', 'math')} mtr { display: flex !important; flex-wrap: wrap !important; }
  ${after('small', 'math')} { font-size: calc(0.8em * var(${shareProperty})) !important; }
}`
