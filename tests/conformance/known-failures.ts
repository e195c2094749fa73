const offline =
  'Octavo is offline by design: an address is shown and can be copied, and is never opened'

/** Tests that fail, by id, each with the reason in one line. One that passes after all is an error here. */
export const knownFailures: Readonly<Record<string, string>> = {
  'css-epub-text-transform': 'Chromium does not know `text-transform: full-width`',
  'lay-pkg-flow-scrolled-doc':
    'the documents stand in one long column, and nothing goes from the head of one to that of the next',
  'pub-cmt-jxl': 'Chromium decodes no JPEG XL',
  'pub-external-links': offline,
  'pub-external-links_consent': offline,
}
