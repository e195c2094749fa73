import { aPng } from './pictures'

/** A file of Rich Text; styles as `\s1 heading 1`. */
export function anRtf(
  body: string,
  {
    head = '\\ansi\\ansicpg1252\\deff0',
    styles = [],
    fonts = [],
    info = '',
  }: {
    readonly head?: string
    readonly styles?: readonly string[]
    /** As `\f1\fcharset204 Times`. */
    readonly fonts?: readonly string[]
    readonly info?: string
  } = {},
): string {
  const table = (name: string, entries: readonly string[]) =>
    entries.length === 0 ? '' : `{\\${name}${entries.map((entry) => `{${entry};}`).join('')}}`
  return `{\\rtf1${head}${table('fonttbl', fonts)}${table('stylesheet', styles)}${info && `{\\info${info}}`}\n${body}}`
}

/** `\par` behind the words; formatting as `\qc`. */
export const rtfParagraph = (words: string, formatting = ''): string =>
  `\\pard\\plain${formatting} ${words}\\par\n`

export const rtfRow = (edges: readonly string[], cells: readonly string[]): string =>
  `\\trowd${edges.join('')}${cells.map((cell) => `\\pard\\intbl ${cell}\\cell`).join('\n')}\\row\n`

export const rtfPicture = (bytes: Uint8Array, alt = ''): string =>
  `{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv ${alt}}}}\\pngblip\\picwgoal1500\n${Buffer.from(bytes).toString('hex')}}`

/** A file with all that is read of one, for what holds of every file. */
export function aWholeRtf(): string {
  const chapter = (number: string, more: string) =>
    rtfParagraph(`The ${number} letter`, '\\s1\\b') +
    rtfParagraph(`She wrote the ${number} one in pencil, and it was never sent. `.repeat(20)) +
    more
  return anRtf(
    rtfParagraph('Letters Not Sent', '\\s2') +
      chapter(
        'first',
        rtfParagraph("{\\b Bold} \\u8211\\'96 a note{\\footnote\\pard\\plain{\\chftn} Caf\\'e9.}") +
          rtfParagraph('Ink dries slowly.', '\\s3') +
          rtfParagraph('{\\listtext\\u8226 *\\tab}a stamp', '\\ls1\\ilvl0') +
          rtfParagraph('{\\listtext 1.\\tab}a seal', '\\ls1\\ilvl1') +
          rtfParagraph(rtfPicture(aPng(40, 30), 'An envelope')),
      ) +
      chapter(
        'second',
        rtfRow(['\\cellx2000', '\\cellx4000'], ['cell', 'cell']) +
          rtfParagraph(
            '{\\field{\\*\\fldinst HYPERLINK "https://octavo.invalid/"}{\\fldrslt far}}',
          ),
      ),
    {
      fonts: ['\\f0\\fcharset0 Times'],
      styles: ['\\s1 heading 1', '\\s2 Title', '\\s3 Quote'],
      info: '{\\title Letters Not Sent}{\\author Vera Lind}',
    },
  )
}
