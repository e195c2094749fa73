/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** @returns {Promise<unknown>} resolves in the next frame, before it is laid out and painted */
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Resolves when the main thread has painted the next frame: what stands in the document then. */
export async function painted() {
  await frame()
  await nextTask()
}

/**
 * Looks in every frame until something is so, and resolves when that frame is painted.
 * @param {() => boolean} isSo
 * @param {number} [limit] ms
 * @throws {Error} if it does not come to be so in time
 */
export async function paintedWhen(isSo, limit = 300_000) {
  if (!(await isPaintedWithin(limit, isSo)))
    throw new Error(`This did not come true: ${isSo.toString()}`)
}

/**
 * @param {number} limit ms
 * @param {() => boolean} isSo
 * @returns {Promise<boolean>} as soon as it is so and painted, or when time is up
 */
export async function isPaintedWithin(limit, isSo) {
  const end = performance.now() + limit
  for (;;) {
    await frame()
    const is = isSo()
    if (is) await nextTask()
    if (is || performance.now() > end) return is
  }
}

/** A message sent in a frame arrives after that frame was painted. */
async function nextTask() {
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    port1.addEventListener('message', resolve, { once: true })
    port1.start()
    port2.postMessage(null)
  })
  port1.close()
}
