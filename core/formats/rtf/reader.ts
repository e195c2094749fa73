import type { KnownMetadata } from '../document/metadata'
import { element, type Element, type Node } from '../office/element'
import { effectOf } from '../office/field-instruction'
import { NoteCollector } from '../office/notes'
import { lookOf } from '../office/text-properties'

import { decodeBytes, decodeSigns, encodingOfCodePage } from './encodings'
import { Fonts } from './fonts'
import { Info } from './info'
import { languageByNumber } from './languages'
import { PictureDraft, type Pictures } from './pictures'
import { changeParagraph, changeText, noParagraph, plainText, type GroupState } from './state'
import { Story } from './story'
import { StyleSheet, type StyleDraft } from './styles'
import type { RtfToken } from './tokens'
import { characters, destinations, type Destination } from './words'

/** What a group is for, and what holds in it. */
interface Group {
  state: GroupState
  destination: Destination
  /** Nothing but `\*` has come yet: the next word says what the group is for. */
  isNew: boolean
  isStarred: boolean
  /** Text that is read for a purpose of its own. */
  capture: string[] | undefined
  style: StyleDraft | undefined
  picture: PictureDraft | undefined
  /** Instruction of the field around. */
  field: { instruction: string } | undefined
  end: (() => void) | undefined
}

/** Groups in groups, and notes or boxes in them; what is deeper is read as if it were not nested. */
const deepestGroup = 1_000
const deepestStory = 12

export interface RtfDocument {
  readonly content: Element[]
  readonly metadata: KnownMetadata
  readonly isFromRight: boolean
}

/** Reads tokens one after the other; a group is an entry of a stack, never a call. */
export class RtfReader {
  readonly #language: string | undefined
  readonly #pictures: Pictures
  readonly #notes = new NoteCollector()
  readonly #styles = new StyleSheet()
  readonly #fonts = new Fonts()
  readonly #info = new Info()
  readonly #names = new Set<string>()
  readonly #stories = [new Story()]
  readonly #groups: Group[] = [newGroup()]
  /** Groups that are open beyond the deepest one. */
  #tooDeep = 0
  #encoding = 'windows-1252'
  /** Bytes that wait for those that may belong to them. */
  #bytes = ''
  /** Characters still to be passed over behind `\u`. */
  #skip = 0

  /** @param language of the document as a whole */
  constructor(language: string | undefined, pictures: Pictures) {
    this.#language = language
    this.#pictures = pictures
  }

  read(tokens: Iterable<RtfToken>): RtfDocument {
    for (const token of tokens) this.#take(token)
    this.#flush()
    while (this.#groups.length > 1) this.#close()
    const story = this.#stories[0]!
    story.endLoose(this.#group.state.paragraph, this.#paragraphStyle)
    return {
      content: [...story.finish(), ...this.#notes.finish()],
      metadata: this.#info.metadata,
      isFromRight: story.paragraphsFromRight * 2 > story.paragraphs,
    }
  }

  get #group(): Group {
    return this.#groups.at(-1)!
  }

  get #story(): Story {
    return this.#stories.at(-1)!
  }

  get #paragraphStyle() {
    return this.#styles.find(`s${this.#group.state.paragraph.style}`)
  }

  #take(token: RtfToken): void {
    switch (token.kind) {
      case 'text':
        return this.#addBytes(token.text)
      case 'byte':
        return this.#addBytes(String.fromCharCode(token.byte))
      case 'binary':
        this.#group.picture?.addBinary(token.text)
        return
    }
    this.#flush()
    switch (token.kind) {
      case 'open':
        return this.#open()
      case 'close':
        return this.#close()
      case 'symbol':
        return this.#symbol(token.character)
      case 'word':
        return this.#word(token.name, token.value)
    }
  }

  #open(): void {
    this.#skip = 0
    if (this.#groups.length > deepestGroup) {
      this.#tooDeep++
      return
    }
    const { state, destination, capture, style, picture, field } = this.#group
    this.#groups.push({
      state,
      destination,
      capture,
      picture,
      field,
      // Each group of the style sheet is a style.
      style: destination === 'styles' ? newStyle() : style,
      isNew: true,
      isStarred: false,
      end: undefined,
    })
  }

  #close(): void {
    this.#skip = 0
    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    if (this.#groups.length === 1) return
    const group = this.#groups.pop()!
    if (group.destination === 'styles' && group.style && group.style !== this.#group.style) {
      this.#styles.add({ ...group.style, text: group.state.text })
    }
    group.end?.()
  }

  #addBytes(text: string): void {
    const skipped = Math.min(this.#skip, text.length)
    this.#skip -= skipped
    const { destination, picture } = this.#group
    if (destination === 'skip' || destination === 'blocked') return
    this.#group.isNew = false
    if (destination === 'picture') picture?.addHex(text)
    else this.#bytes += text.slice(skipped)
  }

  #flush(): void {
    if (this.#bytes === '') return
    const bytes = this.#bytes
    this.#bytes = ''
    const font = this.#fonts.find(this.#group.state.font)
    this.#emit(
      font.isSymbol ? decodeSigns(bytes) : decodeBytes(bytes, font.encoding ?? this.#encoding),
    )
  }

  #symbol(character: string): void {
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    if (character === '*' && this.#group.isNew) {
      this.#group.isStarred = true
      return
    }
    if (character === '\n' || character === '\r') return this.#bodyWord('par', undefined)
    const text = characters[character]
    if (text !== undefined) this.#emit(text)
  }

  #word(name: string, value: number | undefined): void {
    const group = this.#group
    const { isNew, isStarred } = group
    group.isNew = false
    if (name === 'u') return this.#unicode(value ?? 0)
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    const destination = isNew ? destinations[name] : undefined
    if (destination && this.#enter(name, destination)) return
    if (isNew && isStarred && group.destination !== 'styles' && !destination) {
      group.destination = group.destination === 'blocked' ? 'blocked' : 'skip'
      return
    }
    switch (group.destination) {
      case 'fonts':
        return this.#fonts.take(name, value)
      case 'styles':
        return this.#styleWord(name, value)
      case 'picture':
        return group.picture?.take(name, value)
      case 'nested-row':
        return this.#nestedRowWord(name, value)
      case 'info':
        return this.#info.take(name, value)
      case 'skip':
      case 'blocked':
        return
    }
    this.#textWord(name, value)
  }

  /** Begins what a group is for. @returns whether there is anything to it here */
  #enter(name: string, destination: Destination): boolean {
    const group = this.#group
    if (group.destination === 'blocked') return true
    switch (name) {
      case 'footnote':
        return this.#beginNote()
      case 'shptxt':
      case 'dptxbxtext':
        return this.#beginBox()
      case 'pict':
        this.#beginPicture()
        return true
      case 'field':
        group.field = { instruction: '' }
        return true
      case 'fldinst': {
        const { field } = group
        this.#capture((text) => {
          if (field) field.instruction += text
        })
        return true
      }
      case 'fldrslt': {
        const { link, isHidden = false } = effectOf(group.field?.instruction ?? '')
        const { state } = group
        group.state = {
          ...state,
          link: link ?? state.link,
          isFieldHidden: state.isFieldHidden || isHidden,
        }
        return true
      }
      case 'listtext':
      case 'pntext': {
        const story = this.#story
        this.#capture((text) => {
          story.listText = text
        })
        return true
      }
      case 'bkmkstart':
        this.#capture((text) => this.#anchor(text.trim()))
        return true
      case 'sn':
      case 'sv':
        this.#captureProperty(name)
        return true
    }
    if (group.destination === 'info' && destination === 'capture') {
      this.#capture((text) => this.#info.add(name, text.trim()))
      return true
    }
    // Names of destinations are words of other meaning elsewhere.
    if (destination === 'capture') return false
    if (name === 'ud' && group.capture) group.destination = 'capture'
    else if (destination !== 'body' || group.destination === 'skip') group.destination = destination
    return true
  }

  #capture(use: (text: string) => void): void {
    const group = this.#group
    const parts: string[] = []
    group.destination = 'capture'
    group.capture = parts
    group.end = () => use(parts.join(''))
  }

  #captureProperty(name: string): void {
    const { picture } = this.#group
    if (!picture) return
    this.#capture((text) => {
      if (name === 'sn') picture.property = text.trim()
      else if (picture.property === 'wzDescription') picture.alt = text
    })
  }

  #beginNote(): boolean {
    const group = this.#group
    if (group.destination !== 'body' || this.#stories.length > deepestStory) {
      group.destination = 'blocked'
      return true
    }
    const { sign, fill } = this.#notes.begin()
    this.#story.add(sign, {})
    this.#beginStory(fill)
    return true
  }

  #beginBox(): boolean {
    const around = this.#story
    if (this.#stories.length > deepestStory) {
      this.#group.destination = 'blocked'
      return true
    }
    this.#beginStory((content) => around.addBox(content))
    return true
  }

  #beginStory(use: (content: Element[]) => void): void {
    const group = this.#group
    const story = new Story()
    this.#stories.push(story)
    group.destination = 'body'
    group.state = { ...group.state, paragraph: noParagraph, link: undefined }
    group.end = () => {
      const { paragraph } = group.state
      story.endLoose(paragraph, this.#styles.find(`s${paragraph.style}`))
      this.#stories.pop()
      use(story.finish())
    }
  }

  #beginPicture(): void {
    const group = this.#group
    const picture = new PictureDraft()
    const isShown = group.destination === 'body' || group.destination === 'skip'
    group.picture = picture
    group.destination = 'picture'
    group.end = () => {
      const image = picture.finish(this.#pictures)
      if (image && isShown) this.#addToStory(image)
    }
  }

  #anchor(name: string): void {
    if (name === '' || name === '_GoBack' || this.#names.has(name)) return
    this.#names.add(name)
    this.#story.add(element('span', { id: name }), {})
  }

  #styleWord(name: string, value: number | undefined): void {
    const { style } = this.#group
    if (!style) return
    if (name === 's' || name === 'cs' || name === 'ds' || name === 'ts')
      style.key = `${name}${value}`
    else if (name === 'sbasedon') style.basedOn = `s${value}`
    else if (name === 'outlinelevel') style.outlineLevel = value
    else this.#stateWord(name, value)
  }

  #nestedRowWord(name: string, value: number | undefined): void {
    const story = this.#story
    const { tableDepth } = this.#group.state.paragraph
    if (name === 'nestrow') story.endRow(Math.max(2, tableDepth), story.nestedRow)
    else story.nestedRow.take(name, value)
  }

  #textWord(name: string, value: number | undefined): void {
    const text = characters[name]
    if (text !== undefined) return this.#emit(text)
    if (this.#stateWord(name, value)) return
    if (this.#group.destination === 'body') this.#bodyWord(name, value)
  }

  /** @returns whether the word changed how text or paragraphs are set */
  #stateWord(name: string, value: number | undefined): boolean {
    const group = this.#group
    const { state } = group
    const text = changeText(state.text, name, value)
    const paragraph = text ? undefined : changeParagraph(state.paragraph, name, value)
    if (text) group.state = { ...state, text }
    else if (paragraph) group.state = { ...state, paragraph }
    else return this.#otherState(name, value)
    return true
  }

  #otherState(name: string, value: number | undefined): boolean {
    const group = this.#group
    const { state } = group
    const { text } = state
    switch (name) {
      case 'plain':
        group.state = { ...state, text: plainText(text), characterStyle: 0 }
        return true
      case 'f':
        group.state = { ...state, font: value ?? 0 }
        return true
      case 'cs':
        group.state = { ...state, characterStyle: value ?? 0 }
        return true
      case 'uc':
        group.state = { ...state, skip: Math.max(0, Math.min(100, value ?? 1)) }
        return true
      case 'lang':
        group.state = { ...state, text: withLanguage(text, 'language', value) }
        return true
      case 'alang':
        group.state = { ...state, text: withLanguage(text, 'languageComplex', value) }
        return true
      case 'langfe':
        group.state = { ...state, text: withLanguage(text, 'languageAsian', value) }
        return true
      default:
        return this.#documentWord(name, value)
    }
  }

  #documentWord(name: string, value: number | undefined): boolean {
    switch (name) {
      case 'ansicpg':
        this.#encoding = encodingOfCodePage(value) ?? this.#encoding
        return true
      case 'mac':
        this.#encoding = 'macintosh'
        return true
      case 'pc':
        this.#encoding = 'ibm437'
        return true
      case 'pca':
        this.#encoding = 'ibm850'
        return true
      case 'deff':
        this.#groups[0]!.state = { ...this.#groups[0]!.state, font: value ?? 0 }
        this.#group.state = { ...this.#group.state, font: value ?? 0 }
        return true
      default:
        return false
    }
  }

  /** Words that end something: a line, a paragraph, a cell, a page. */
  #bodyWord(name: string, value: number | undefined): void {
    const story = this.#story
    const { paragraph } = this.#group.state
    const style = this.#paragraphStyle
    switch (name) {
      case 'par':
        return story.endParagraph(paragraph, style)
      case 'line':
        return this.#addToStory(element('br'))
      case 'tab':
        return story.isAtStart ? undefined : this.#emit('\u2003')
      case 'page':
        story.endLoose(paragraph, style)
        return story.breakPage()
      case 'sect':
        story.endLoose(paragraph, style)
        return story.breakSection()
      case 'sectd':
      case 'sbkpage':
        story.breaksSections = true
        return
      case 'sbknone':
      case 'sbkcol':
        story.breaksSections = false
        return
      case 'cell':
        story.endParagraph({ ...paragraph, isInTable: true, tableDepth: 1 }, style)
        return story.endCell(1)
      case 'nestcell':
        story.endParagraph({ ...paragraph, isInTable: true }, style)
        return story.endCell(paragraph.tableDepth)
      case 'row':
        return story.endRow(1, story.row)
      default:
        story.row.take(name, value)
    }
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 0x1_0000 : value
    if (code >= 0 && code <= 0xffff) this.#emit(String.fromCharCode(code))
    this.#skip = this.#group.state.skip
  }

  #emit(text: string): void {
    const group = this.#group
    switch (group.destination) {
      case 'body':
        return this.#addToStory(text)
      case 'capture':
        group.capture?.push(text)
        return
      case 'fonts':
        return this.#fonts.addName(text)
      case 'styles':
        if (group.style) group.style.name += text.replaceAll(';', '')
    }
  }

  #addToStory(content: Node): void {
    const { text, characterStyle, link, isFieldHidden } = this.#group.state
    if (text.isHidden || isFieldHidden) return
    const words = typeof content === 'string' ? content : ''
    const character = characterStyle === 0 ? undefined : this.#styles.find(`cs${characterStyle}`)
    const isCode = character?.kind?.name === 'code'
    this.#story.add(content, {
      ...lookOf(text, words, this.#language),
      ...(isCode && { isCode }),
      link,
    })
  }
}

const withLanguage = (
  text: GroupState['text'],
  key: 'language' | 'languageComplex' | 'languageAsian',
  number: number | undefined,
): GroupState['text'] => {
  const { [key]: _before, ...others } = text
  const language = languageByNumber(number)
  return language === undefined ? others : { ...others, [key]: language }
}

const newGroup = (): Group => ({
  state: {
    text: {},
    characterStyle: 0,
    font: 0,
    paragraph: noParagraph,
    skip: 1,
    link: undefined,
    isFieldHidden: false,
  },
  destination: 'body',
  isNew: false,
  isStarred: false,
  capture: undefined,
  style: undefined,
  picture: undefined,
  field: undefined,
  end: undefined,
})

/** A paragraph style that says no number is number 0. */
const newStyle = (): StyleDraft => ({
  key: 's0',
  name: '',
  basedOn: undefined,
  outlineLevel: undefined,
  text: {},
})
