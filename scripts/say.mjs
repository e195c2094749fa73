/**
 * Everything the scripts have to say goes to standard error: standard output belongs to what they run.
 * @param {string} sentence
 */
export const say = (sentence) => process.stderr.write(`[octavo] ${sentence}\n`)

/** A failure that a person can do something about: its sentence is all they need. */
export class SetupError extends Error {}

/**
 * Runs a script's main function; a {@link SetupError} becomes one line and exit code 1.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function exitWith(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
