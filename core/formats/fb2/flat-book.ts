import { XmlElement } from '#core/content/xml-tree'

import { hasTitle } from './element-facts'

/** Where no section has a title, subtitles are the titles of chapters. */
export function toChapters(bodies: readonly XmlElement[]): readonly XmlElement[] {
  if (bodies.some((body) => body.descendants('section').some(hasTitle))) return bodies
  const subtitles = bodies.flatMap((body) => body.descendants('subtitle')).filter(isHeading)
  return subtitles.length < 2 ? bodies : bodies.map(cutAtSubtitles)
}

/** Letters or digits: `* * *` is a break between scenes. */
export const isHeading = (subtitle: XmlElement): boolean => /[\p{L}\p{N}]/u.test(subtitle.rawText)

function cutAtSubtitles(body: XmlElement): XmlElement {
  const cut = new XmlElement('body')
  for (const child of body.children) {
    if (typeof child === 'string' || child.name !== 'section') cut.children.push(child)
    else cut.children.push(...chaptersOf(child))
  }
  return cut
}

function chaptersOf(section: XmlElement): XmlElement[] {
  const first = new XmlElement('section', new Map([['id', section.attribute('id') ?? '']]))
  const chapters = [first]
  for (const child of section.children) {
    if (typeof child !== 'string' && child.name === 'section') chapters.push(...chaptersOf(child))
    else if (typeof child !== 'string' && child.name === 'subtitle' && isHeading(child)) {
      chapters.push(chapterUnder(child))
    } else chapters.at(-1)!.children.push(child)
  }
  return chapters
}

function chapterUnder(subtitle: XmlElement): XmlElement {
  const line = new XmlElement('p')
  line.children.push(...subtitle.children)
  const title = new XmlElement('title')
  title.children.push(line)
  const chapter = new XmlElement('section', new Map([['id', subtitle.attribute('id') ?? '']]))
  chapter.children.push(title)
  return chapter
}
