import type { Verdicts } from '../verdict'

/** Verdicts by geometry and pixels, for pages with a fixed layout. */
export const fixedLayoutVerdicts: Verdicts = {}
