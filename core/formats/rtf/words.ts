/** What the text of a group is for. */
export type Destination =
  | 'body'
  /** Read for a purpose of its own. */
  | 'capture'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'picture'
  /** What is said of a row of a table inside another one. */
  | 'nested-row'
  /** Passed over, but for pictures and texts in it. */
  | 'skip'
  /** Passed over with everything in it. */
  | 'blocked'

const of = (destination: Destination, names: string): [string, Destination][] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, destination])

/** Words that say at the start of a group what it is for. */
export const destinations: Readonly<Record<string, Destination>> = Object.fromEntries([
  ...of('fonts', 'fonttbl'),
  ...of('styles', 'stylesheet'),
  ...of('info', 'info'),
  ...of('picture', 'pict'),
  ...of('nested-row', 'nesttableprops'),
  ...of('body', 'footnote shptxt dptxbxtext field fldrslt shppict result ud'),
  ...of(
    'capture',
    'fldinst listtext pntext bkmkstart sn sv title author subject keywords doccomm category operator company manager comment',
  ),
  ...of('skip', 'object shp shpinst do upr picprop'),
  ...of(
    'blocked',
    `colortbl filetbl listtable listoverridetable listpicture rsidtbl revtbl generator
    header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep
    aftnsepc aftncn annotation atnid atnauthor atndate atnref atrfstart atrfend atnicn atnparent
    nonshppict shprslt nonesttables bkmkend objdata objclass objname pn pnseclvl pgptbl blipuid
    themedata colorschememapping datastore latentstyles datafield formfield xe tc tcn rxe txe
    mmathPr moMath moMathPara docvar userprops xmlnstbl wgrffmtfilter factoidname fontemb falt panose
    background private passwordhash protusertbl`,
  ),
])

/** Words and signs that stand for a character. */
export const characters: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  '~': '\u00a0',
  '-': '\u00ad',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
}
