/** The origin that the app and its publications share. */
export const appOrigin = 'app://reader'

/**
 * Origins of the unseen documents that measure pages. Each is a site of its own, so Chromium gives each a
 * process of its own.
 */
export const measuringOrigins = ['app://measure-1', 'app://measure-2', 'app://measure-3'] as const
