/** The words of pages with a fixed layout. */
export const pageWords = {
  /** What a screen reader calls a page; `label` is what the publisher calls it. */
  pageName: (page: number, label: string | undefined) =>
    label === undefined || label === String(page) ? `Page ${page}` : `Page ${page}, “${label}”`,
} as const
