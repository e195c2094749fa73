// Bundled by `app.ts` and run inside the app's window.
import { request } from './lab'
import { comparePageStarts } from './page-starts'


export type Proofs = typeof proofs

Object.assign(window, { proofs })
