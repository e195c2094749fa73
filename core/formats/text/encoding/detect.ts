import { candidates } from './candidates'
import type { LanguageFit } from './language-fit'
import { scoreEvidence, type Score } from './score'

/** A guess at an encoding. */
export interface EncodingGuess {
  readonly encoding: string
  /** 0 to 1. */
  readonly confidence: number
}

/** Bytes that all candidates are tried on, and those that the best few are. */
const firstLook = 2_048
const secondLook = 0x4000
const finalists = 8

/** Rule E5: ranks the encodings by how plausible the evidence reads in them, the best first. */
export function rankEncodings(evidence: Uint8Array, fit: LanguageFit): EncodingGuess[] {
  const look = (length: number, among: typeof candidates): Score[] =>
    among
      .map((candidate) => scoreEvidence(evidence.subarray(0, length), candidate, fit))
      .sort((one, other) => one.points - other.points)

  let scores = look(firstLook, candidates)
  if (evidence.length > firstLook) {
    const names = new Set(scores.slice(0, finalists).map(({ encoding }) => encoding))
    scores = look(
      secondLook,
      candidates.filter(({ encoding }) => names.has(encoding)),
    )
  }
  return scores.map((score) => ({
    encoding: score.encoding,
    confidence: confidenceOf(score, scores),
  }))
}

/** The distance to the best other reading, as a share: two encodings that read alike are one. */
function confidenceOf({ points, text }: Score, scores: readonly Score[]): number {
  const rival = scores.find((score) => score.text !== text)
  if (!rival) return 1
  const margin = rival.points - points
  return Math.max(0, Math.min(1, margin / (Math.abs(margin) + 4)))
}
