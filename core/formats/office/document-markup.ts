import type { Container } from '#core/formats/format'

import type { FindFile } from '../document/resources'

import { element, toMarkup, type Element } from './element'

/** A whole document as XHTML. */
export const documentMarkup = (content: readonly Element[], direction: 'rtl' | undefined): string =>
  toMarkup([
    element('html', { xmlns: 'http://www.w3.org/1999/xhtml', dir: direction }, [
      element('body', {}, content),
    ]),
  ])

/** Finds the pictures of a document in its archive. */
export const findIn =
  (container: Container): FindFile =>
  async (path) => {
    const byteLength = container.byteLength(path)
    if (byteLength === undefined) return undefined
    return {
      byteLength,
      bytes: async () => (await container.read(path)) ?? new Uint8Array(),
    }
  }
