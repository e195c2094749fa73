/**
 * Raised whenever a parser makes another manifest, or other offsets, of the same file: publications that
 * are in the library are then read afresh when they are next opened.
 */
export const parserVersion = 6
