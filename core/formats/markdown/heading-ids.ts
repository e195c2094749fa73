import type { StateCore, Token } from 'markdown-it'

/** `{#id}` behind a heading. */
const ownId = /\s*\{#([\w:.-]+)\}\s*$/

/** Gives headings the ids to which links in the text lead: their own, or one made of their words. */
export function nameHeadings({ tokens }: StateCore): void {
  const taken = new Map<string, number>()
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const parts = tokens[index + 1]?.children ?? []
    const id = takeOwnId(parts) ?? slug(parts.map(({ content }) => content).join(''))
    const count = taken.get(id) ?? 0
    taken.set(id, count + 1)
    if (id !== '') token.attrSet('id', count === 0 ? id : `${id}-${count}`)
  }
}

function takeOwnId(parts: readonly Token[]): string | undefined {
  const last = parts.at(-1)
  const id = last?.type === 'text' ? ownId.exec(last.content)?.[1] : undefined
  if (id !== undefined) last!.content = last!.content.replace(ownId, '')
  return id
}

/** `The Sea, again` → `the-sea-again`, as GitHub has it. */
export const slug = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replace(/\s/g, '-')
