/** Of files that may be books; which ones are is told by their content. */
export const bookExtensions: readonly string[] =
  'epub pdf cbz cbr cb7 cbt fb2 fbz zip mobi azw azw3 prc pdb txt text md markdown mdown html htm xhtml mht mhtml docx docm dotx odt ott fodt rtf'.split(
    ' ',
  )

const extensions = new Set(bookExtensions)

export const isBookName = (file: string): boolean =>
  extensions.has(/\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '')
