// Bundled by `app.ts` and run inside the app's window.
import { request } from "./lab"
import { comparePageStarts } from './page-starts'

const proofs = { request, comparePageStarts }

export type Proofs = typeof proofs

Object.assign(window, { proofs })
