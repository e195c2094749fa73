// Bundled by `app.ts` and run inside the app's window.
import { changeAndComeBack } from './anchors'
import { readAllPages } from './characters'
import { request } from './lab'
import { comparePageStarts } from './page-starts'
import { lookForUnreachable } from './reach'

const proofs = { request, changeAndComeBack, comparePageStarts, lookForUnreachable, readAllPages }

export type Proofs = typeof proofs

Object.assign(window, { proofs })
