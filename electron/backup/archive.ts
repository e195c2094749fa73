import type { Archivist } from './archivist'
import { packLibrary } from './pack'
import { openBackup, unpackBackup } from './unpack'

/** The archivist at work, in whichever process it is. */
export const archivist: Archivist = { packLibrary, openBackup, unpackBackup }
