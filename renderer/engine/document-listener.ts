import type { Locator } from '#core/publication/locator'

import type { Decorator } from './decorations'
import type { EventEmitter } from './event-emitter'
import { attachGestures } from './gestures'
import { followLink } from './links'
import type { NoteView } from './note-view'
import { anchorAt, anchorOf, passageIn, watchSelection } from './page-selection'
import type { MotionKind } from './scroll-motion'
import type { SectionSource } from './section-source'
import type { Anchor, TextWalk } from './text-walk'
import type { NavigatorEvents, NoteReference } from './visual-navigator'

interface DocumentListenerContext {
  readonly publicationId: string
  readonly source: SectionSource
  readonly notes: NoteView
  readonly decorator: Decorator
  readonly events: EventEmitter<NavigatorEvents>
  /** The way through the text that is on the screen. */
  readonly walk: () => TextWalk
  readonly isScrolled: () => boolean
  /** Where the text begins and ends, in px of the document: a press beside it turns the page. */
  readonly textEdges: () => { readonly left: number; readonly right: number }
  readonly describe: (anchor: Anchor) => Locator
  readonly go: (href: string) => void
  readonly toSide: (side: 'left' | 'right') => void
  readonly turn: (direction: 1 | -1) => void
  readonly scroll: (px: number, kind: MotionKind) => void
  /** A move that what is done on the page leads to. */
  readonly follow: (move: (walk: TextWalk) => Promise<boolean>) => void
}

/** What a person does in the documents that show a text: what it means, and who is told of it. */
export class DocumentListener {
  readonly #context: DocumentListenerContext

  constructor(context: DocumentListenerContext) {
    this.#context = context
  }

  listen(document: Document): void {
    const { events, textEdges, toSide, turn, scroll, isScrolled, follow } = this.#context
    attachGestures(document, textEdges, {
      onSide: toSide,
      isScrolled,
      onScroll: scroll,
      onWheel: turn,
      onTap: (x, y) => this.#tap(document, x, y),
      onKey: (event) => events.emit('keydown', event),
      onPointerMove: () => events.emit('pointermove', {}),
      onFocus: (element) => follow((walk) => walk.toElement(element)),
      onLink: (anchor) => this.#follow(anchor),
    })
    watchSelection(document, (how) => {
      this.#tellSelection(document)
      if (how === 'keyboard') this.#followSelection(document)
    })
  }

  #tellSelection(document: Document): void {
    const { events, describe, walk } = this.#context
    const passage = passageIn(document, walk().mounted)
    if (!passage) return events.emit('selection', null)
    const { from, to, text, language, rect } = passage
    const { x, y, width, height } = rect
    events.emit('selection', {
      locator: describe(from),
      end: describe(to),
      text,
      ...(language !== null && { language }),
      rect: { x, y, width, height },
    })
  }

  /** Keys may lead the end of a selection off the page: the page goes with it. */
  #followSelection(document: Document): void {
    const { walk, follow } = this.#context
    const { focusNode, focusOffset = 0, isCollapsed = true } = document.getSelection() ?? {}
    if (!focusNode || isCollapsed) return
    const focus = anchorOf(focusNode, focusOffset, walk().mounted)
    if (focus && !walk().isInView(focus)) follow((present) => present.toAnchor(focus))
  }

  #tap(document: Document, x: number, y: number): void {
    const { source, decorator, events, walk } = this.#context
    const place = anchorAt(document, x, y, walk().mounted)
    const href = place && source.peek(place.section)?.href
    const id = href ? decorator.at('highlights', href, place.offset) : null
    if (id === null) events.emit('tap', { x, y })
    else events.emit('decoration', { id, rect: { x, y, width: 0, height: 0 } })
  }

  #follow(anchor: Element): void {
    const { publicationId, events, go } = this.#context
    const link = followLink(anchor, publicationId)
    if (link.kind === 'external') events.emit('externalLink', { url: link.url })
    else if (link.kind === 'note') void this.#tellNote(link.note)
    else if (link.kind === 'internal') go(link.href)
  }

  /** A reference to nothing that could be shown beside it is a link like any other. */
  async #tellNote(note: NoteReference): Promise<void> {
    const { notes, events, go } = this.#context
    if (await notes.has(note.href).catch(() => false)) events.emit('note', note)
    else go(note.href)
  }
}
