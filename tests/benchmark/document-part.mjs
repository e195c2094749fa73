import fs from 'node:fs'

import prettier from 'prettier'

/** Signs that cannot be seen, between which a benchmark that does not make the whole page keeps its own part. */
const signs = (/** @type {string} */ name) => ({
  start: `<!-- ${name} -->`,
  end: `<!-- end of ${name} -->`,
})

/**
 * The part of a page, with its signs; nothing where there is none.
 * @param {string} page
 * @param {string} name
 */
function findPart(page, name) {
  const { start, end } = signs(name)
  const from = page.indexOf(start)
  const to = page.indexOf(end, from)
  return from < 0 || to < 0 ? '' : page.slice(from, to + end.length)
}

/** All parts of a page, with their signs. @param {string} page */
export function partsOf(page) {
  const names = Array.from(page.matchAll(/<!-- end of (.+) -->/g), ([, name = '']) => name)
  return names.map((name) => findPart(page, name)).join('\n\n')
}

/**
 * Puts a part into a page, in the place of what was there before.
 * @param {string} file
 * @param {string} name
 * @param {string} content Markdown
 */
export async function writePart(file, name, content) {
  const { start, end } = signs(name)
  const page = fs.readFileSync(file, 'utf8')
  const before = findPart(page, name)
  const part = `${start}\n\n${content}\n\n${end}`
  await writePage(file, before ? page.replace(before, () => part) : `${page}\n${part}\n`)
}

/**
 * @param {string} file
 * @param {string} content
 */
export async function writePage(file, content) {
  const options = await prettier.resolveConfig(file)
  fs.writeFileSync(file, await prettier.format(content, { ...options, filepath: file }))
}
