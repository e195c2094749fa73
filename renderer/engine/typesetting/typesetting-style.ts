import { hyphenElement, lineEndElement, setAttribute, wholeAttribute } from './set-paragraph'

/** On a box whose line ends are not chosen yet: its paragraphs have a width, and no lines to lay out. */
export const unsetAttribute = 'data-octavo-unset'
/** On a paragraph in such a box that is laid out all the same. */
export const seenAttribute = 'data-octavo-seen'

/**
 * Text whose line ends are chosen: each is a line feed or one of our two elements, and nothing else ends
 * a line. Word spaces start at their narrowest, and justifying widens them to what was chosen; the last
 * line is filled up by a box as wide as what it leaves free.
 */
export const typesettingStyle = `
  /* In the layer, it holds against what leaves the publisher's layout to the house. */
  @layer house {
    [${unsetAttribute}] p:not([${seenAttribute}]) { content-visibility: hidden !important; }
    [${setAttribute}] { white-space-collapse: preserve-breaks !important; text-wrap: nowrap !important; }
    [${setAttribute}='justified'] {
      text-align: justify !important; text-align-last: justify !important;
      word-spacing: var(--o-tight) !important;
    }
  }
  [${wholeAttribute}] { break-inside: avoid; }
  /* The last line of a chapter takes the line before it along to the last page. */
  octavo-body > [${setAttribute}] + [${setAttribute}='line']:last-child,
  octavo-body > :is(section, article, div):last-child > [${setAttribute}] + [${setAttribute}='line']:last-child {
    break-before: avoid;
  }
  [${setAttribute}='justified']::after { content: ''; display: inline-block; width: var(--o-rest); }
  ${hyphenElement}::before { content: '-' / ''; margin-inline-end: var(--o-hang); }
  ${hyphenElement}::after, ${lineEndElement}::before { content: '\\A' / ''; white-space: pre; }
  ${lineEndElement}::before { margin-inline-start: var(--o-hang); }
`
