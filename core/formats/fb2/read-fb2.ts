import { readMarkup, type FlatAttributes, type MarkupHandler } from '#core/content/markup-reader'
import { elementOf, XmlElement } from '#core/content/xml-tree'

/** Elements nested deeper are left out, and what is in them stays. */
const maxDepth = 100
/** A section in so many others is one that nobody closed. */
const maxSections = 30

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** What stands beside the text. */
const parts = names('description body binary stylesheet')
/** One line of text each, never in one another. */
const lines = names('p v subtitle text-author')
/** Their start ends an open line. */
const blocks = names(
  'p v subtitle text-author title epigraph annotation poem stanza cite table empty-line section',
)
/** What belongs into a body, wherever it stands. */
const ofBody = names('p subtitle title epigraph poem cite table empty-line section image')

/**
 * Parses a FictionBook into a tree under a nameless root. Well-formed XML is read as it is; anything else
 * by what its elements mean, so that no text is lost: a paragraph ends where the next one starts, a
 * section stands in a section or body, text behind the last body belongs to it.
 */
export function readFb2(source: string): XmlElement {
  const strict = new TreeBuilder()
  if (readMarkup(source, 'xml', strict)) return strict.root
  const loose = new TreeBuilder()
  readMarkup(source, 'loose-xml', loose)
  return loose.root
}

class TreeBuilder implements MarkupHandler {
  readonly root = new XmlElement('')
  /** Innermost last; never more than {@link maxDepth}. */
  readonly #open: XmlElement[] = [this.root]
  /** One for each start tag whose end tag was not yet read; none where the element was left out. */
  readonly #started: (XmlElement | undefined)[] = []
  #body: XmlElement | undefined

  open(written: string, attributes: FlatAttributes): void {
    const element = elementOf(written, attributes)
    this.#makeRoom(element.name)
    if (this.#open.length > maxDepth) {
      this.#started.push(undefined)
      return
    }
    this.#push(element)
    this.#started.push(element)
  }

  close(): void {
    const element = this.#started.pop()
    if (element) this.#closeFrom(this.#open.lastIndexOf(element))
  }

  text(data: string): void {
    this.#open.at(-1)!.children.push(data)
  }

  #push(element: XmlElement): void {
    this.#open.at(-1)!.children.push(element)
    this.#open.push(element)
    if (element.name === 'body') this.#body = element
  }

  /** Ends what an element of that name cannot stand in. */
  #makeRoom(name: string): void {
    if (parts.has(name)) {
      this.#closeFrom(this.#open.findIndex((element) => parts.has(element.name)))
      return
    }
    if (blocks.has(name))
      this.#closeFrom(this.#open.findIndex((element) => lines.has(element.name)))
    if (!ofBody.has(name)) return
    if (!this.#open.some((element) => parts.has(element.name))) this.#openBody()
    if (name === 'section') this.#makeRoomForSection()
  }

  #makeRoomForSection(): void {
    const around = this.#open.findLastIndex(({ name }) => name === 'section' || name === 'body')
    if (around >= 0) this.#closeFrom(around + 1)
    const sections = this.#open.filter((element) => element.name === 'section')
    if (sections.length >= maxSections) this.#closeFrom(this.#open.length - 1)
  }

  /** Goes on with the last body, or begins the one that is missing. */
  #openBody(): void {
    if (this.#body) this.#open.push(this.#body)
    else this.#push(new XmlElement('body'))
  }

  /** Ends the open element at an index, and those in it; the root stays. */
  #closeFrom(index: number): void {
    if (index > 0) this.#open.length = index
  }
}
