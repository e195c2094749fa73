import type { PreparedSection } from '#core/content/prepared-section'

import { BookFrame, frameKey, loadFont, openFrame } from './book-frame'

/** What every frame of a layout wears. */
export interface FrameDress {
  /** `@font-face` rules of a face that the person brought; empty for any other. */
  readonly faces: string
  readonly layout: string
  /** The person's own rules. */
  readonly own: string
  readonly theme: string
  readonly publisherStyles: boolean
  /** The face of the text as the CSS `font` shorthand, to be fetched before it is worn. */
  readonly font: string
  readonly family: string
}

/** Neighbouring sections rarely wear more than two different sets of styles. */
const mostFrames = 3

/** Frames by the publisher's styles they carry: sections with the same styles share one. */
export class FramePool {
  readonly #host: HTMLElement
  readonly #title: string
  readonly #fontFaces: string
  readonly #onCreate: (frame: BookFrame) => void
  readonly #frames = new Map<string, Promise<BookFrame>>()
  /** An empty frame opened ahead. */
  #spare: Promise<HTMLIFrameElement> | undefined
  #dress: FrameDress

  constructor(options: {
    readonly host: HTMLElement
    readonly title: string
    readonly fontFaces: string
    readonly dress: FrameDress
    readonly onCreate?: (frame: BookFrame) => void
    /** Opens the first frame at once: opening costs a round trip that need not wait for the section. */
    readonly isAhead?: boolean
  }) {
    this.#host = options.host
    this.#title = options.title
    this.#fontFaces = options.fontFaces
    this.#dress = options.dress
    this.#onCreate = options.onCreate ?? (() => undefined)
    if (options.isAhead) this.#spare = this.#open()
  }

  /** The frame for a section, dressed. */
  async frameFor(section: PreparedSection): Promise<BookFrame> {
    const key = frameKey(section)
    const known = this.#frames.get(key)
    if (known) {
      this.#frames.delete(key)
      this.#frames.set(key, known)
      return known
    }
    const iframe = this.#spare ?? this.#open()
    this.#spare = undefined
    const creating = BookFrame.create(iframe, section).then((frame) => {
      this.#wear(frame)
      this.#onCreate(frame)
      return frame
    })
    this.#frames.set(key, creating)
    return creating
  }

  /** Fetches what all frames will wear: a face that is not there yet would show as another, or as nothing. */
  async prepare({ faces, font, family }: FrameDress): Promise<void> {
    const frames = await Promise.all(this.#frames.values())
    await Promise.all(
      frames.flatMap((frame) => {
        // The text on the screen keeps the face that it wears.
        if (faces !== '') frame.setFaces(faces)
        return [loadFont(frame.element, font), frame.neededFaces.loadAhead(frame.stage, family)]
      }),
    )
  }

  /** Changes what all frames wear. */
  async dress(dress: FrameDress): Promise<void> {
    this.#dress = dress
    for (const frame of await Promise.all(this.#frames.values())) this.#wear(frame)
  }

  /** Shows these frames, each of them whole, and hides the others. */
  async reveal(frames: ReadonlySet<BookFrame>): Promise<void> {
    for (const frame of await Promise.all(this.#frames.values())) {
      frame.setVisible(frames.has(frame))
    }
  }

  /** Lets go of frames beyond the limit that hold nothing; returns those removed. */
  async trim(inUse: ReadonlySet<BookFrame>): Promise<void> {
    for (const [key, creating] of this.#frames) {
      if (this.#frames.size <= mostFrames) return
      const frame = await creating
      if (inUse.has(frame)) continue
      this.#frames.delete(key)
      frame.remove()
    }
  }

  destroy(): void {
    for (const frame of this.#frames.values()) {
      frame.then(
        (opened) => opened.remove(),
        () => undefined,
      )
    }
    this.#spare?.then((iframe) => iframe.remove()).catch(() => undefined)
    this.#frames.clear()
  }

  #open(): Promise<HTMLIFrameElement> {
    const opening = openFrame(this.#host, this.#title, this.#fontFaces)
    // On its way while the text is.
    void opening.then((iframe) => loadFont(iframe, this.#dress.font))
    return opening
  }

  #wear(frame: BookFrame): void {
    frame.setFaces(this.#dress.faces)
    frame.setLayout(this.#dress.layout, this.#dress.publisherStyles)
    frame.setOwnRules(this.#dress.own)
    frame.setTheme(this.#dress.theme)
  }
}
