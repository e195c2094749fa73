import { known, type TextProperties } from '../office/text-properties'

/** Formatting of a paragraph as it stands at a place. */
export interface ParagraphState {
  readonly style: number
  readonly align?: 'center' | 'end' | undefined
  /** In twentieths of a point. */
  readonly indent: number
  readonly indentEnd: number
  readonly isRightToLeft: boolean
  readonly outlineLevel?: number | undefined
  readonly startsPage: boolean
  readonly isInTable: boolean
  /** How many tables are around it; 1 where it only says that it is in one. */
  readonly tableDepth: number
  readonly isItem: boolean
  readonly listLevel: number
}

/** All that a group keeps to itself. */
export interface GroupState {
  readonly text: TextProperties
  readonly characterStyle: number
  readonly font: number
  readonly paragraph: ParagraphState
  /** Characters that stand for one of `\u` in readers that do not know it. */
  readonly skip: number
  readonly link: string | undefined
  readonly isFieldHidden: boolean
}

export const noParagraph: ParagraphState = {
  style: 0,
  indent: 0,
  indentEnd: 0,
  isRightToLeft: false,
  startsPage: false,
  isInTable: false,
  tableDepth: 1,
  isItem: false,
  listLevel: 0,
}

/** What a control word changes of the formatting of characters; `undefined` for any other word. */
export function changeText(
  text: TextProperties,
  name: string,
  value: number | undefined,
): TextProperties | undefined {
  const isOn = value !== 0
  switch (name) {
    case 'b':
      return { ...text, isBold: isOn }
    case 'i':
      return { ...text, isItalic: isOn }
    case 'ul':
    case 'uld':
    case 'uldash':
    case 'uldb':
    case 'ulth':
    case 'ulw':
    case 'ulwave':
      return { ...text, isUnderlined: isOn }
    case 'ulnone':
      return { ...text, isUnderlined: false }
    case 'strike':
    case 'striked':
      return { ...text, isStruck: isOn }
    case 'scaps':
      return { ...text, isSmallCaps: isOn }
    case 'caps':
      return { ...text, isCaps: isOn }
    case 'v':
    case 'deleted':
      return { ...text, isHidden: isOn }
    case 'super':
      return { ...text, position: isOn ? 'super' : 'baseline' }
    case 'sub':
      return { ...text, position: isOn ? 'sub' : 'baseline' }
    case 'nosupersub':
      return { ...text, position: 'baseline' }
    case 'up':
      return { ...text, position: value === undefined || value > 0 ? 'super' : 'baseline' }
    case 'dn':
      return { ...text, position: value === undefined || value > 0 ? 'sub' : 'baseline' }
    case 'ltrch':
      return { ...text, isRightToLeft: false }
    case 'rtlch':
      return { ...text, isRightToLeft: true }
    default:
      return undefined
  }
}

/** What a control word changes of the formatting of paragraphs; `undefined` for any other word. */
export function changeParagraph(
  paragraph: ParagraphState,
  name: string,
  value = 0,
): ParagraphState | undefined {
  switch (name) {
    case 'pard':
      return noParagraph
    case 's':
      return { ...paragraph, style: value }
    case 'qc':
      return { ...paragraph, align: 'center' }
    case 'qr':
      return { ...paragraph, align: 'end' }
    case 'ql':
    case 'qj':
      return { ...paragraph, align: undefined }
    case 'li':
    case 'lin':
      return { ...paragraph, indent: value }
    case 'ri':
    case 'rin':
      return { ...paragraph, indentEnd: value }
    case 'rtlpar':
      return { ...paragraph, isRightToLeft: true }
    case 'ltrpar':
      return { ...paragraph, isRightToLeft: false }
    case 'outlinelevel':
      return { ...paragraph, outlineLevel: value }
    case 'pagebb':
      return { ...paragraph, startsPage: true }
    case 'intbl':
      return { ...paragraph, isInTable: true }
    case 'itap':
      return { ...paragraph, isInTable: value > 0, tableDepth: Math.max(1, value) }
    case 'ls':
      return { ...paragraph, isItem: value > 0 }
    case 'ilvl':
      return { ...paragraph, listLevel: value }
    default:
      return undefined
  }
}

/** What `\plain` leaves: the language that the document has by itself. */
export const plainText = ({ language, languageComplex, languageAsian }: TextProperties) =>
  known({ language, languageComplex, languageAsian })
