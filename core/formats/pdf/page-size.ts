/** CSS px. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

const pxForPoint = 96 / 72
/** A sheet of 5 m: what claims to be larger is drawn smaller. */
const longest = 20_000
/** US letter, as pdf.js has it for pages that say nothing. */
const usual: PageSize = { width: 816, height: 1_056 }

interface MeasuredPage {
  getViewport(parameters: { scale: number }): { readonly width: number; readonly height: number }
}

/** Size of a page, turned as it is to be seen; the usual one where there is no telling. */
export function toPageSize(page: MeasuredPage | null): PageSize {
  const { width, height } = page?.getViewport({ scale: pxForPoint }) ?? usual
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return usual
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: side(width * scale), height: side(height * scale) }
}

const side = (length: number): number => Math.max(1, Math.round(length * 100) / 100)
