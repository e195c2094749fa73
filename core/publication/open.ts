import { plainDescription } from '#core/content/plain-description'
import { ReaderError } from '#core/errors'
import { detectFormat } from '#core/formats/detect'
import type { OpenedPublication, OpenOptions, Source } from '#core/formats/format'

/**
 * Finds out what a file is and opens it.
 *
 * @throws {ReaderError} with a `publication/…` code, and nothing else
 */
export async function openPublication(
  source: Source,
  options: OpenOptions = {},
): Promise<OpenedPublication> {
  try {
    const format = await detectFormat(source)
    return withPlainDescription(await format.open(source, options))
  } catch (error) {
    if (error instanceof ReaderError) throw error
    // A parser that runs out of stack or of string length met something built to exhaust it.
    const code = error instanceof RangeError ? 'publication/too-complex' : 'publication/corrupted'
    throw new ReaderError(code, 'The file could not be read', {
      details: { fileName: source.fileName },
      cause: error,
    })
  }
}

/** Here for all formats: none has to know what its writers put into a description. */
function withPlainDescription(opened: OpenedPublication): OpenedPublication {
  const { manifest } = opened
  const { description: written, ...metadata } = manifest.metadata
  if (written === undefined) return opened
  const description = plainDescription(written)
  return {
    ...opened,
    manifest: {
      ...manifest,
      metadata: { ...metadata, ...(description !== '' && { description }) },
    },
  }
}
