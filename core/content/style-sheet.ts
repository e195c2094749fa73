import { cssTokens, type CssToken, isPlainName } from './css-tokens'
import { encodeFragment, encodePath, readReference } from './href'

/** Where a document stands, to make its addresses absolute. */
export interface Place {
  /** Decoded path of the document from the publication's root. */
  readonly href: string
  /** Path under which the publication is served: `/publications/<id>/`. */
  readonly base: string
  /** The manifest's spelling of a path. */
  readonly canonical?: ((path: string) => string) | undefined
}

/**
 * Makes a publisher's style sheet safe to apply: nothing remote, addresses absolute under `base`,
 * nothing fixed to the window, page breaks as column breaks, the division of words left to us, EPUB's
 * own prefixed properties in today's names. Everything else stays as it is written.
 */
export const prepareStyleSheet = (css: string, place: Place): string => rewrite(css, place, false)

/** The same for a `style` attribute. */
export const prepareStyleAttribute = (css: string, place: Place): string =>
  rewrite(css, place, true)

/** An address in a style sheet as it may stay; `null` for a remote one. */
export function styleAddress(address: string, { href, base, canonical }: Place): string | null {
  if (address.startsWith('#')) return address
  const reference = readReference(href, address)
  if (reference.kind === 'data') {
    return /^(?:image|font|application)\//.test(reference.mediaType) ? address : null
  }
  if (reference.kind !== 'internal') return null
  const path = canonical ? canonical(reference.path) : reference.path
  const fragment = reference.fragment === undefined ? '' : `#${encodeFragment(reference.fragment)}`
  return base + encodePath(path) + fragment
}

const epubPrefix = /^(?:-epub-)+/
const epubRenamed: ReadonlyMap<string, string> = new Map([
  ['-epub-text-combine-horizontal', 'text-combine-upright'],
  ['-epub-text-combine', 'text-combine-upright'],
])
/** What EPUB 3.0 called the values that CSS has today; by today's property. */
const epubValues: ReadonlyMap<string, string> = new Map([
  ['text-combine-upright: horizontal', 'all'],
  ['text-orientation: vertical-right', 'mixed'],
  ['text-orientation: sideways-right', 'sideways'],
  ['text-orientation: rotate-right', 'sideways'],
  ['text-orientation: rotate-normal', 'sideways'],
])
/** What CSS and its forerunners call the division of words, and its values by ours. */
const hyphensProperties = /^(?:-(?:epub|webkit|moz|ms)-)?hyphens$|^adobe-hyphenate$/
const hyphensValues: ReadonlyMap<string, string> = new Map([
  ['auto', 'initial'],
  ['explicit', 'manual'],
])
/** Whether words are divided where the publisher says so: `none`, `manual`, or nothing where they are. */
export const hyphensProperty = '--octavo-hyphens'
const breakProperties = /^(?:page-break|break)-(before|after|inside)$/
const columnBreaks = new Set(['always', 'page', 'left', 'right', 'recto', 'verso'])
const hasWork = /url|@import|@charset|break-|fixed|-epub-|hyphen|\\|image-set|src\(/i

/** What a property is called without EPUB's prefix. */
export const inTodaysName = (property: string): string =>
  epubRenamed.get(property) ?? property.replace(epubPrefix, '')

function rewrite(css: string, place: Place, attribute: boolean): string {
  if (!hasWork.test(css)) return css
  const output: string[] = []
  const tokens = [...cssTokens(css)]
  let atDeclaration = attribute
  let imageSetDepth = 0
  let parentheses = 0
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (token.kind === 'space' || token.kind === 'comment') {
      output.push(token.kind === 'comment' && attribute ? ' ' : token.text)
      continue
    }
    if (token.kind === 'at' && (token.value === 'import' || token.value === 'charset')) {
      const end = endOfStatement(tokens, index)
      if (token.value === 'import') output.push(importRule(tokens.slice(index, end), place))
      index = end - 1
      continue
    }
    if (token.kind === 'ident' && atDeclaration) {
      const declaration = readDeclaration(tokens, index)
      if (declaration) {
        output.push(declaration.text)
        index = declaration.end - 1
        atDeclaration = false
        continue
      }
    }
    if (token.kind === 'function') {
      parentheses++
      if (/^(?:-webkit-)?image-set$|^src$/.test(token.value)) imageSetDepth = parentheses
    } else if (token.text === '(') parentheses++
    else if (token.text === ')') {
      if (imageSetDepth === parentheses) imageSetDepth = 0
      parentheses = Math.max(0, parentheses - 1)
    }
    if (token.kind === 'url' || (token.kind === 'string' && imageSetDepth > 0)) {
      output.push(urlToken(token.value, place))
    } else output.push(token.text)
    atDeclaration = token.text === '{' || token.text === ';' || token.text === '}'
  }
  return output.join('')
}

function urlToken(address: string, place: Place): string {
  const kept = styleAddress(address, place)
  return kept === null ? 'url("data:,")' : `url("${kept.replace(/["\\\n]/g, encodeURIComponent)}")`
}

/** Up to and with `;`, or up to a block or the end. */
function endOfStatement(tokens: readonly CssToken[], start: number): number {
  let index = start
  while (index < tokens.length) {
    const { text } = tokens[index]!
    if (text === ';') return index + 1
    if (text === '{' || text === '}') return index
    index++
  }
  return index
}

/** An `@import` of the publication's own with an absolute address; nothing for any other. */
function importRule(tokens: readonly CssToken[], place: Place): string {
  const at = tokens.findIndex(({ kind }) => kind === 'string' || kind === 'url')
  const target = tokens[at]
  if (!target) return ''
  const reference = readReference(place.href, target.value)
  if (reference.kind !== 'internal') return ''
  const rest = tokens.slice(at + 1).map(({ text }) => text)
  return `@import ${urlToken(target.value, place)}${rest.join('')}`
}

/** `name : value` at the start of a declaration, where the value is one that changes. */
function readDeclaration(
  tokens: readonly CssToken[],
  start: number,
): { readonly text: string; readonly end: number } | null {
  const written = tokens[start]!.value
  const name = inTodaysName(written)
  const colon = skipSpace(tokens, start + 1)
  if (tokens[colon]?.text !== ':') return null
  const valueAt = skipSpace(tokens, colon + 1)
  const value = tokens[valueAt]
  const side = breakProperties.exec(name)?.[1]
  if (side !== undefined && value?.kind === 'ident') {
    const kept = columnBreaks.has(value.value) && side !== 'inside' ? 'column' : value.text
    return { text: `break-${side}:${kept}`, end: valueAt + 1 }
  }
  if (name === 'position' && value?.value === 'fixed') {
    return { text: 'position:absolute', end: valueAt + 1 }
  }
  if (hyphensProperties.test(name) && value?.kind === 'ident') {
    const kept = hyphensValues.get(value.value) ?? value.text
    return { text: `${hyphensProperty}:${kept}`, end: valueAt + 1 }
  }
  if (name === 'text-transform' && value?.value === '-epub-fullwidth') {
    return { text: 'text-transform:full-width', end: valueAt + 1 }
  }
  // Unescaped, another name could end the declaration, and begin something else.
  if (name === written || !isPlainName(name)) return null
  const valueToday = value && epubValues.get(`${name}: ${value.value}`)
  return valueToday === undefined
    ? { text: `${name}:`, end: colon + 1 }
    : { text: `${name}:${valueToday}`, end: valueAt + 1 }
}

function skipSpace(tokens: readonly CssToken[], start: number): number {
  let index = start
  while (tokens[index]?.kind === 'space' || tokens[index]?.kind === 'comment') index++
  return index
}
