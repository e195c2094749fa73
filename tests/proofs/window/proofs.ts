// Bundled by `app.ts` and run inside the app's window.
import { changeAndComeBack } from './anchors'
import { readAllPages } from './characters'
import { copyAtRandom } from './copying'
import { api } from './lab'
import { beginTurning, endTurning, turn } from './one-reader'
import { comparePageStarts } from './page-starts'
import { lookForUnreachable } from './reach'
import { turnThrough } from './turns'

const proofs = {
  api,
  changeAndComeBack,
  comparePageStarts,
  copyAtRandom,
  lookForUnreachable,
  readAllPages,
  beginTurning,
  turn,
  endTurning,
  turnThrough,
}

export type Proofs = typeof proofs

Object.assign(window, { proofs })
