/**
 * A step of an EPUB CFI to an element, with its id so that it is found again in another edition: `/4[body]`.
 *
 * @param index among the elements of its parent, from 0
 * @see https://idpf.org/epub/linking/cfi/
 */
export const cfiStep = (index: number, id: string | undefined): string =>
  `/${2 * (index + 1)}${id === undefined ? '' : `[${id.replace(/[\^[\](),;=]/g, '^$&')}]`}`
