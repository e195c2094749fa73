import readline from 'node:readline'

/**
 * What Chromium, the substitute's above all, says of a machine without a desktop: no system bus, no
 * graphics card. Each pattern names the source and the sentence, so that no other error is lost with it.
 */
const noise = [
  /bus\.cc\(\d+\)\] Failed to connect to the bus/,
  /object_proxy\.cc\(\d+\)\] Failed to call method: org\.freedesktop/,
  /viz_main_impl\.cc\(\d+\)\] Exiting GPU process due to errors during initialization/,
  /gpu_init\.cc\(\d+\)\] Passthrough is not supported/,
  /gl_\w+\.cc\(\d+\)\] Failed to (?:load|initialize)/,
  /gpu_memory_buffer_support_x11\.cc\(\d+\)\] dri3 extension not supported/,
  /command_buffer_proxy_impl\.cc\(\d+\)\] (?:ContextResult::kTransientFailure|GPU state invalid after)/,
]
const fromChromium = /^\[\d+:\d+\/\d+\.\d+:(?:ERROR|WARNING):/

/** @param {string} line */
export const isNoise = (line) =>
  fromChromium.test(line) && noise.some((pattern) => pattern.test(line))

/**
 * Hands on what a program says, line by line, without what is only noise.
 * @param {import('node:stream').Readable} from
 * @param {{ write: (text: string) => unknown }} to
 */
export function handOn(from, to) {
  readline.createInterface({ input: from }).on('line', (line) => {
    if (!isNoise(line)) to.write(`${line}\n`)
  })
}
