import { selectsInText } from '#core/content/own-style'
import type { StyleSource } from '#core/content/prepared-section'

import { fittingStyle } from './fitting/fitting-style'
import { type SuspectRules, suspectRules } from './fitting/suspects'
import { houseStyle } from './house-style'
import { adaptPublisherSheet } from './publisher-style'
import { type Band, farAway } from './scroll-stack'
import { rulesOf, styleRulesIn } from './style-rules'
import { NeededFaces } from './typesetting/needed-faces'
import { TextMeasurer } from './typesetting/text-measurer'
import { typesettingStyle } from './typesetting/typesetting-style'

/**
 * A document without scripts in which pages are laid out: an iframe whose sandbox forbids scripts and
 * whose policy header does so again. The parent reaches in; nothing in it can reach out.
 */
export class BookFrame {
  readonly element: HTMLIFrameElement
  /** Which publisher's styles it carries; sections with the same key share a frame. */
  readonly key: string
  readonly #faces: CSSStyleSheet
  readonly measurer: TextMeasurer
  readonly neededFaces: NeededFaces
  readonly #layout: CSSStyleSheet
  readonly #own: CSSStyleSheet
  readonly #theme: CSSStyleSheet
  readonly #publisher: readonly (HTMLLinkElement | HTMLStyleElement)[]
  #stage: HTMLElement
  #facesText = ''
  #ownText = ''
  #suspects: SuspectRules

  private constructor(
    element: HTMLIFrameElement,
    key: string,
    publisher: readonly (HTMLLinkElement | HTMLStyleElement)[],
    sheets: Record<'faces' | 'layout' | 'own' | 'theme', CSSStyleSheet>,
  ) {
    this.element = element
    this.key = key
    this.#publisher = publisher
    this.#faces = sheets.faces
    this.#layout = sheets.layout
    this.#own = sheets.own
    this.#theme = sheets.theme
    this.#stage = this.document.createElement('octavo-stage')
    this.document.body.append(this.#stage)
    this.measurer = new TextMeasurer(this.document)
    this.neededFaces = new NeededFaces(this.document)
    this.#suspects = this.#suspectRules()
  }

  static async create(iframe: Promise<HTMLIFrameElement>, styles: FrameStyles): Promise<BookFrame> {
    const element = await iframe
    const document = documentOf(element)
    const CSSStyleSheet = sheetOf(document)
    const house = new CSSStyleSheet()
    house.replaceSync(houseStyle + typesettingStyle + fittingStyle)
    const faces = new CSSStyleSheet()
    const layout = new CSSStyleSheet()
    const own = new CSSStyleSheet()
    const theme = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, faces, house, layout, own, theme]
    if (styles.htmlClass) document.documentElement.className = styles.htmlClass
    const publisher = await Promise.all(
      styles.stylesheets.map((source) => addPublisherStyle(document, source)),
    )
    return new BookFrame(element, frameKey(styles), publisher, { faces, layout, own, theme })
  }

  get document(): Document {
    return documentOf(this.element)
  }

  get stage(): HTMLElement {
    return this.#stage
  }

  /** Selects what may be larger than a page. */
  get suspects(): SuspectRules {
    return this.#suspects
  }

  /** `@font-face` rules beside those that every frame has; the same ones load nothing anew. */
  setFaces(css: string): void {
    if (css === this.#facesText) return
    this.#facesText = css
    this.#faces.replaceSync(css)
    this.measurer.clear()
    this.neededFaces.forget()
  }

  setLayout(css: string, usePublisherStyles: boolean): void {
    this.#layout.replaceSync(css)
    // A publisher's face that was away is one to be fetched again.
    this.neededFaces.forget()
    for (const { sheet } of this.#publisher) if (sheet) sheet.disabled = !usePublisherStyles
  }

  setOwnRules(css: string): void {
    if (css === this.#ownText) return
    this.#ownText = css
    this.#own.replaceSync(css)
    if (!staysInText(this.#own)) this.#own.replaceSync('')
    this.#suspects = this.#suspectRules()
  }

  setTheme(css: string): void {
    this.#theme.replaceSync(css)
  }

  /** Shows all of it, or hides it. */
  setVisible(visible: boolean): void {
    this.element.style.clipPath = ''
    this.element.style.visibility = visible ? 'visible' : 'hidden'
    this.element.style.pointerEvents = visible ? 'auto' : 'none'
    this.element.setAttribute('aria-hidden', String(!visible))
    this.element.tabIndex = visible ? 0 : -1
  }

  /** Leaves only strips of its height to see and to press: the rest is other frames'. */
  setBands(bands: readonly Band[]): void {
    const strips = bands.map(({ from, to }) => `M0 ${from}H${farAway}V${to}H0Z`)
    this.element.style.clipPath = `path('${strips.join('')}')`
  }

  remove(): void {
    this.element.remove()
  }

  #suspectRules(): SuspectRules {
    return suspectRules([...this.#publisher.flatMap(({ sheet }) => sheet ?? []), this.#own])
  }
}

/**
 * Whether a person's own rules all lie in layers and select in the text alone, as the browser reads them:
 * what another reading of them overlooked is not worn.
 */
const staysInText = (sheet: CSSStyleSheet): boolean =>
  rulesOf(sheet).every((rule) => 'name' in rule && ownLayers.has(String(rule.name))) &&
  Array.from(styleRulesIn(sheet)).every(
    ({ selectorText }) => selectorText === 'octavo-body' || selectsInText(selectorText),
  )

const ownLayers: ReadonlySet<string> = new Set(['house', 'own'])

/** What decides whether two sections can share a frame. */
export interface FrameStyles {
  readonly stylesheets: readonly StyleSource[]
  readonly htmlClass?: string | undefined
}

export const frameKey = ({ stylesheets, htmlClass }: FrameStyles): string =>
  JSON.stringify([stylesheets, htmlClass ?? ''])

/** An empty, locked document that knows our faces, ready to be filled. */
export function openFrame(
  host: Element,
  title: string,
  fontFaces: string,
): Promise<HTMLIFrameElement> {
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-same-origin')
  element.title = title
  Object.assign(element.style, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    border: '0',
    visibility: 'hidden',
    // Chromium gives a frame an opaque canvas where its colour scheme differs from its element's. Book
    // documents have none of their own (light), whatever the shell wears; the theme colours them.
    colorScheme: 'light',
    background: 'transparent',
  })
  element.src = '/frame.html'
  return new Promise((resolve) => {
    const onLoad = () => {
      const document = documentOf(element)
      const fonts = new (sheetOf(document))()
      fonts.replaceSync(fontFaces)
      document.adoptedStyleSheets = [fonts]
      resolve(element)
    }
    element.addEventListener('load', onLoad, { once: true })
    host.append(element)
  })
}

/** A sheet can only be adopted by a document of the realm that made it. */
const sheetOf = (document: Document) =>
  (document.defaultView as unknown as { CSSStyleSheet: new () => CSSStyleSheet }).CSSStyleSheet

/** Fetches a face into a frame; one that cannot be had falls back to the next in its list. */
export async function loadFont(element: HTMLIFrameElement, font: string): Promise<void> {
  await documentOf(element)
    .fonts.load(font)
    .catch(() => undefined)
}

function documentOf(element: HTMLIFrameElement): Document {
  const { contentDocument } = element
  if (!contentDocument) throw new Error('The frame has no document within reach')
  return contentDocument
}

async function addPublisherStyle(
  document: Document,
  source: StyleSource,
): Promise<HTMLLinkElement | HTMLStyleElement> {
  if ('css' in source) {
    const style = document.createElement('style')
    style.textContent = source.css
    document.head.append(style)
    if (style.sheet) adaptPublisherSheet(style.sheet)
    return style
  }
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = source.href
  await new Promise<void>((resolve) => {
    // A style sheet that is missing or broken leaves the house style: no reason to stop.
    link.addEventListener('load', () => resolve(), { once: true })
    link.addEventListener('error', () => resolve(), { once: true })
    document.head.append(link)
  })
  if (link.sheet) adaptPublisherSheet(link.sheet)
  return link
}
