import { houseClasses } from '#core/content/house-classes'

import { element, type Element, type Node } from './element'

interface Note {
  readonly id: string
  readonly label: string
  readonly content: Element[]
}

/** Notes of a text in the form in which the reader knows them: a sign in the line, and an `<aside>`. */
export class NoteCollector {
  readonly #notes: Note[] = []

  /**
   * Begins a note and gives its sign. Its content comes later: a note may hold notes.
   *
   * @param label as it is printed; numbers from 1 where the file has none
   */
  begin(label?: string): { readonly sign: Element; readonly fill: (content: Element[]) => void } {
    const number = String(this.#notes.length + 1)
    const note = { id: `note-${number}`, label: label || number, content: [] as Element[] }
    this.#notes.push(note)
    const sign = element(
      'a',
      { role: 'doc-noteref', id: `noteref-${number}`, href: `#${note.id}` },
      [note.label],
    )
    return { sign, fill: (content) => note.content.push(...content) }
  }

  /** What stands at the end of the document; nothing where there are no notes. */
  finish(): Element[] {
    if (this.#notes.length === 0) return []
    const asides = this.#notes.map(({ id, label, content }) =>
      element('aside', { role: 'doc-footnote', id }, numbered(content, backLink(id, label))),
    )
    return [element('section', { class: houseClasses.notes }, asides)]
  }
}

const backLink = (id: string, label: string): Element =>
  element('a', { role: 'doc-backlink', href: `#${id.replace('note', 'noteref')}` }, [label])

/** The number stands in the first paragraph. */
function numbered(content: readonly Element[], link: Element): Node[] {
  const [first, ...others] = content
  if (first?.name !== 'p') return [element('p', {}, [link]), ...content]
  const [start, ...more] = first.children
  const words = typeof start === 'string' ? [start.trimStart(), ...more] : first.children
  return [{ ...first, children: [link, ' ', ...words] }, ...others]
}
