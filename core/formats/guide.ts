/** What the guide of EPUB 2, and that of Kindle’s books, calls the place where reading begins. */
export const isStart = (type: string): boolean =>
  type
    .toLowerCase()
    .split(/\s+/)
    .some((name) => names.has(name))

const names = new Set(['text', 'start', 'other.start'])
