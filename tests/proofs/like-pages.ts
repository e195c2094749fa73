import { epubOf } from './epub'

const line = 'Hamburgefonstiv, thrice alike; ill will filled it. HIMM'

/** An EPUB of one section in which every page but the last looks like the first. @param lines of it */
export const likePagesEpub = (lines: number): Buffer =>
  epubOf('Like Pages', [
    {
      title: 'Like Pages',
      head: '<style>p { text-indent: 0; margin: 0; white-space: nowrap }</style>',
      body: `<p>${line}</p>`.repeat(lines),
    },
  ])
