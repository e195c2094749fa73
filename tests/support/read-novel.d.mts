import type { Novel } from './make-fb2.mjs'

/** Reads a chaptered EPUB of the corpora as a novel, from which books of other formats are made. */
export function readNovel(
  file: string,
  about: { readonly title: string; readonly author: string },
): Promise<Novel>
