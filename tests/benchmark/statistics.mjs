/**
 * Middle value, and the 95th percentile by the nearest rank.
 * @param {readonly number[]} values at least one
 */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
  const middle = sorted.length / 2
  const median =
    sorted.length % 2 === 1
      ? sorted[Math.floor(middle)]
      : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
  return { runs: values.length, median: median ?? NaN, p95: rank(0.95), min: sorted[0] ?? NaN }
}

/** @param {number} value milliseconds */
export const ms = (value) => `${value.toFixed(value < 20 ? 1 : 0)} ms`
