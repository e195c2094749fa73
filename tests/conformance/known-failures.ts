/** Tests that fail, by id, each with the reason in one line. One that passes after all is an error here. */
export const knownFailures: Readonly<Record<string, string>> = {}
