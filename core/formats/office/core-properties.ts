import type { XmlElement } from '#core/content/xml-tree'

import type { KnownMetadata } from '../document/metadata'

/** Titles that programs write by themselves. */
const untold =
  /^(?:untitled|unbenannt|sans titre|document\s*\d*|word document|microsoft word - .*|.*\.docx?|.*\.odt|.*\.rtf)$/i

/** Whether a title is one that a person gave. */
export const isTold = (title: string): boolean => !untold.test(title)

/** Dublin Core as office documents have it: in `docProps/core.xml`, in `meta.xml`. */
export function readCoreProperties(root: XmlElement): KnownMetadata {
  const all = (name: string) =>
    root
      .descendants(name)
      .map(({ text }) => text)
      .filter((text) => text !== '')
  const [title] = all('title').filter(isTold)
  // OpenDocument has whoever saved it last as its creator, and the author as the initial one.
  const people = all('initial-creator').length > 0 ? all('initial-creator') : all('creator')
  const authors = people.flatMap((names) => names.split(/\s*;\s*/).filter((name) => name !== ''))
  const subjects = [...all('subject'), ...all('keywords'), ...all('keyword')].flatMap((words) =>
    words.split(/\s*[,;]\s*/).filter((word) => word !== ''),
  )
  const [description] = all('description')
  const [language] = all('language')
  const [publisher] = all('publisher')
  const [identifier] = all('identifier')
  // Word's name for it, and that of OpenDocument.
  const [created] = [...all('created'), ...all('creation-date')]
  const published = /^\d{4}-\d\d-\d\d/.exec(created ?? '')?.[0]
  return {
    ...(title !== undefined && { title }),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(subjects.length > 0 && { subjects: [...new Set(subjects)] }),
    ...(description !== undefined && { description }),
    ...(language !== undefined && { language }),
    ...(publisher !== undefined && { publisher }),
    ...(identifier !== undefined && { identifier }),
    ...(published !== undefined && { published }),
  }
}
