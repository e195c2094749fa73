import { houseClasses as o } from '#core/content/house-classes'

/**
 * How we set a text whose publisher says nothing. It lies in a cascade layer, so that any rule of the
 * publisher wins over it; what must hold against the publisher is in `settings-style.ts`.
 */
export const houseStyle = `@layer house {
  octavo-body {
    display: block;
    color: var(--o-text);
    font-family: var(--o-face);
    text-align: var(--o-house-align);
    font-kerning: normal;
    font-variant-ligatures: common-ligatures contextual;
    hanging-punctuation: first allow-end last;
    overflow-wrap: break-word;
    widows: 2;
    orphans: 2;
  }
  p { margin: 0; text-indent: 1.25em; }
  :is(h1, h2, h3, h4, h5, h6, hr, header, figure, blockquote, table, pre, ul, ol, dl) + p,
  octavo-body > p:first-of-type,
  :is(section, article, div, blockquote, li, td, th, aside, figcaption, header, footer) > p:first-child {
    text-indent: 0;
  }
  h1, h2, h3, h4, h5, h6 {
    margin: 2em 0 1em;
    line-height: 1.25;
    font-weight: 500;
    text-align: start;
    text-wrap: balance;
    break-after: avoid;
    break-inside: avoid;
  }
  h1 { font-size: 1.75em; }
  h2 { font-size: 1.4em; }
  h3 { font-size: 1.17em; }
  h4, h5, h6 { font-size: 1em; font-style: italic; }
  octavo-body > :is(h1, h2):first-child,
  octavo-body > :is(section, article, div, header):first-child > :is(h1, h2):first-child,
  octavo-body > :is(section, article, div):first-child > header:first-child > :is(h1, h2):first-child {
    margin-top: min(calc(var(--o-page-height) / 4), 7em);
    margin-bottom: 2em;
  }
  :is(h1, h2, h3) + :is(h2, h3, h4) { margin-top: 0; }
  blockquote { margin: 1em 1.5em; }
  figure { margin: 1em 0; text-align: center; break-inside: avoid; }
  figcaption { font-size: 0.85em; color: var(--o-muted); margin-top: 0.5em; }
  ul, ol { margin: 1em 0; padding-inline-start: 1.75em; }
  li { margin: 0; }
  dl { margin: 1em 0; }
  dd { margin-inline-start: 1.5em; }
  pre, code, kbd, samp, tt { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: 0.85em; }
  pre { margin: 1em 0; text-align: start; text-indent: 0; }
  pre code { font-size: 1em; }
  table { margin: 1em 0; border-collapse: collapse; text-align: start; font-size: 0.9em; }
  th, td { padding: 0.25em 0.75em 0.25em 0; vertical-align: top; }
  th { font-weight: 600; text-align: start; }
  tr { break-inside: avoid; }
  sup, sub { font-size: 0.7em; line-height: 0; }
  small { font-size: 0.85em; }
  a { color: inherit; text-decoration-color: var(--o-accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
  a:is([data-epub-type~='noteref'], [role~='doc-noteref']) { color: var(--o-accent); text-decoration: none; }
  hr {
    margin: 1.5em auto;
    border: 0;
    height: auto;
    text-align: center;
    break-after: avoid;
    color: var(--o-muted);
  }
  hr::before { content: '⁂'; font-size: 1.1em; line-height: 1; }
  .${o.space}::before { content: ''; }
  hr.${o.space} { margin: 0; height: calc(2 * var(--o-line)); break-after: auto; }
  .${o.title} { margin-top: min(calc(var(--o-page-height) / 4), 7em); margin-bottom: 0.6em; text-align: start; }
  .${o.byline} { margin: 0 0 3em; text-indent: 0; color: var(--o-muted); letter-spacing: 0.02em; }
  .${o.front} { margin: 0 0 4.5em; font-size: 0.85em; color: var(--o-muted); text-align: start; }
  .${o.front} p { text-indent: 0; margin: 0 0 0.75em; }
  .${o.notice} { font-style: italic; text-indent: 0; }
  .${o.continued} { text-indent: 0; }
  .${o.verse} { text-indent: 0; text-align: start; margin: 1em 0 1em 1.5em; break-inside: avoid; }
  .${o.about} { font-size: 0.85em; color: var(--o-muted); text-align: start; }
  .${o.about} p { text-indent: 0; margin: 0 0 0.75em; }
}`
