/** Bytes as people say them. */
export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`
    : `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`
