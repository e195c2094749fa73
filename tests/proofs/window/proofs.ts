// Bundled by `app.ts` and run inside the app's window.
import { readAllPages } from './characters'
import { lookForUnreachable } from './reach'
import { request } from './lab'
import { comparePageStarts } from './page-starts'

const proofs = { request, comparePageStarts, readAllPages, lookForUnreachable }

export type Proofs = typeof proofs

Object.assign(window, { proofs })
