import { houseClasses as o } from '#core/content/house-classes'

import { cjk, indentedByHand } from './cjk'

/**
 * How we set a text whose publisher says nothing. It lies in a cascade layer, so that any rule of the
 * publisher wins over it; what must hold against the publisher is in `settings-style.ts`. Of important rules the first
 * layer's win: what must hold, then the person's own rules, then what they chose by a control.
 */
export const houseStyle = `@layer house, own, chosen;
@layer house {
  octavo-body {
    display: block;
    color: var(--o-text);
    font-family: var(--o-face);
    text-align: var(--o-justify);
    font-kerning: normal;
    font-variant-ligatures: common-ligatures contextual;
    overflow-wrap: break-word;
    widows: 2;
    orphans: 2;
  }
  ${cjk} { line-break: strict; word-break: normal; }
  ${indentedByHand} { --o-indent: 0; }
  p { margin: 0; text-indent: var(--o-indent, 1.25em); }
  :is(h1, h2, h3, h4, h5, h6, hr, header, figure, blockquote, table, pre, ul, ol, dl, .${o.byline}) + p,
  octavo-body > p:first-of-type,
  :is(section, article, div, blockquote, li, td, th, aside, figcaption, header, footer) > p:first-child {
    text-indent: 0;
  }
  h1, h2, h3, h4, h5, h6 {
    margin-block: calc(2 * var(--o-line)) var(--o-line);
    margin-inline: 0;
    line-height: var(--o-line);
    font-weight: 500;
    text-align: start;
    text-wrap: balance;
    break-after: avoid;
    break-inside: avoid;
  }
  /* A line and a half, and the half that is missing below: the text goes on in its rhythm. */
  h1, h2 { line-height: calc(1.5 * var(--o-line)); margin-block-end: calc(1.5 * var(--o-line)); }
  h1 { font-size: 1.75em; }
  h2 { font-size: 1.4em; }
  h3 { font-size: 1.17em; }
  h4, h5, h6 { font-size: 1em; font-style: italic; }
  octavo-body > :is(h1, h2):first-child,
  octavo-body > :is(section, article, div, header):first-child > :is(h1, h2):first-child,
  octavo-body > :is(section, article, div):first-child > header:first-child > :is(h1, h2):first-child {
    margin-block: calc(var(--o-drop, 4) * var(--o-line)) calc(2.5 * var(--o-line));
  }
  :is(h1, h2, h3) + :is(h2, h3, h4) { margin-block-start: 0; }
  blockquote { margin-block: var(--o-line); margin-inline: 1.5em; }
  figure { margin-block: var(--o-line); margin-inline: 0; text-align: center; break-inside: avoid; }
  figcaption { font-size: 0.85em; color: var(--o-muted); margin-block-start: 0.5em; }
  ul, ol { margin-block: var(--o-line); padding-inline-start: 1.75em; }
  li :is(ul, ol) { margin-block: 0; }
  li { margin: 0; }
  dl { margin-block: var(--o-line); }
  dd { margin-inline-start: 1.5em; }
  pre, code, kbd, samp, tt { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: 0.85em; }
  pre { margin-block: 1em; text-align: start; text-indent: 0; }
  pre code { font-size: 1em; }
  table { margin-block: 1em; border-collapse: collapse; text-align: start; font-size: 0.9em; }
  th, td { padding-block: 0.25em; padding-inline: 0 0.75em; vertical-align: top; }
  th { font-weight: 600; text-align: start; }
  tr { break-inside: avoid; }
  /* Readings stand in the room between the lines and never widen it, nor are they longer than a line. */
  rt { font-size: 0.5em; line-height: 1; overflow-wrap: anywhere; }
  sup, sub { font-size: 0.7em; line-height: 0; }
  small { font-size: 0.85em; }
  a { color: inherit; text-decoration-color: var(--o-accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
  a:is([data-epub-type~='noteref'], [role~='doc-noteref']) { color: var(--o-accent); text-decoration: none; }
  a:is([data-epub-type~='noteref'], [role~='doc-noteref']):not(sup a, :has(sup)) { vertical-align: super; font-size: 0.7em; line-height: 0; }
  hr {
    margin-block: var(--o-line);
    margin-inline: auto;
    border: 0;
    block-size: auto;
    line-height: var(--o-line);
    text-align: center;
    break-after: avoid;
    color: var(--o-muted);
  }
  hr::before { content: '⁂'; }
  .${o.space}::before { content: ''; }
  hr.${o.space} { margin: 0; block-size: calc(2 * var(--o-line)); break-after: auto; }
  .${o.title} { margin-block: calc(var(--o-drop, 4) * var(--o-line)) calc(0.5 * var(--o-line)); }
  /* The author belongs to the title: close below it. */
  .${o.byline} { margin-block: calc(-1.5 * var(--o-line)) calc(3 * var(--o-line)); text-indent: 0; color: var(--o-muted); letter-spacing: 0.02em; }
  .${o.front} { margin-block: 0 calc(4 * var(--o-line)); font-size: 0.85em; color: var(--o-muted); text-align: start; }
  .${o.front} p { text-indent: 0; margin: 0; }
  .${o.front} p + p { margin-block-start: calc(0.5 * var(--o-line)); }
  .${o.notice} { font-style: italic; text-indent: 0; }
  .${o.continued} { text-indent: 0; }
  .${o.verse} { text-indent: 0; text-align: start; margin-block: var(--o-line); margin-inline: 1.5em 0; break-inside: avoid; }
  .${o.missing} { padding-inline: 0.4em; border: 1px solid currentColor; border-radius: 3px; font-size: 0.85em; color: var(--o-muted); }
  .${o.notes} { margin-block-start: calc(2 * var(--o-line)); font-size: 0.85em; text-align: start; }
  .${o.notes}::before { content: ''; display: block; inline-size: 4em; border-block-start: 1px solid var(--o-muted); block-size: var(--o-line); box-sizing: border-box; }
  .${o.notes} p { text-indent: 0; margin: 0; }
  .${o.notes} p + p { text-indent: 1.25em; }
  .${o.notes} [role~='doc-backlink'] { text-decoration: none; margin-inline-end: 0.35em; color: var(--o-accent); }
  .${o.epigraph} { margin-block-end: calc(2 * var(--o-line)); margin-inline: 33% 0; font-size: 0.9em; text-align: start; }
  .${o.epigraph} + .${o.epigraph} { margin-block-start: calc(-1 * var(--o-line)); }
  .${o.epigraph} .${o.verse} { margin: 0; }
  .${o.attribution} { text-indent: 0; text-align: end; font-style: italic; break-before: avoid; }
  .${o.attribution} :is(i, em, cite) { font-style: normal; }
  .${o.about} { font-size: 0.85em; color: var(--o-muted); text-align: start; }
  .${o.about} p { text-indent: 0; margin-block: 0 calc(0.5 * var(--o-line)); }
  /* Small print keeps the lines of the page, so that facing pages stay in register. Important, and in a
     layer, it wins over the rule that lets running text follow its parent. */
  :is(.${o.front}, .${o.about}, .${o.notes}, .${o.epigraph}, .${o.byline}),
  :is(.${o.front}, .${o.about}, .${o.notes}, .${o.epigraph}) p { line-height: var(--o-line) !important; }
}`
