/** @returns {Promise<unknown>} resolves in the next frame, before it is laid out and painted */
export const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Resolves when the main thread has painted the next frame: with what stands in the document now. */
export async function painted() {
  await frame()
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    port1.addEventListener('message', resolve, { once: true })
    port1.start()
    port2.postMessage(null)
  })
  port1.close()
}

/**
 * Looks in every frame until something is so.
 * @param {() => boolean} isSo
 * @param {number} limit ms
 * @returns {Promise<boolean>} whether it came to be so in time
 */
export async function until(isSo, limit = 120_000) {
  const end = performance.now() + limit
  while (!isSo()) {
    if (performance.now() > end) return false
    await frame()
  }
  return true
}

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
