import { hyphenElement, lineEndElement, setAttribute, wholeAttribute } from './set-paragraph'

/**
 * Text whose line ends are chosen: each is a line feed or one of our two elements, and nothing else ends
 * a line. Word spaces start at their narrowest, and justifying widens them to what was chosen; the last
 * line is filled up by a box as wide as what it leaves free.
 */
export const typesettingStyle = `
  [data-octavo-unset] p { content-visibility: hidden; }
  /* In the layer, it holds against what leaves the publisher's layout to the house. */
  @layer house {
    [${setAttribute}] { white-space-collapse: preserve-breaks !important; text-wrap: nowrap !important; }
    [${setAttribute}='justified'] {
      text-align: justify !important; text-align-last: justify !important;
      word-spacing: var(--o-tight) !important;
    }
  }
  [${wholeAttribute}] { break-inside: avoid; }
  /* The last line of a chapter takes the line before it along to the last page. */
  octavo-body > [${setAttribute}='line']:last-child,
  octavo-body > :is(section, article, div):last-child > [${setAttribute}='line']:last-child {
    break-before: avoid;
  }
  [${setAttribute}='justified']::after { content: ''; display: inline-block; width: var(--o-rest); }
  ${hyphenElement}::before { content: '-' / ''; margin-inline-end: var(--o-hang); }
  ${hyphenElement}::after, ${lineEndElement}::before { content: '\\A' / ''; white-space: pre; }
  ${lineEndElement}::before { margin-inline-start: var(--o-hang); }
`
