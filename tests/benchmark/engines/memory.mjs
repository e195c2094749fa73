import fs from 'node:fs'

/**
 * Memory of a process and of all that it started, each page by the share of it that is theirs (PSS).
 * Mapped files are left out: they are the program itself, and their share depends on what else runs.
 * @param {number} root process id
 * @returns {number} bytes; `NaN` where the system does not tell
 */
export function memoryOfTree(root) {
  if (!fs.existsSync('/proc/self/smaps_rollup')) return NaN
  const parents = new Map(
    fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  )
  const belongs = (/** @type {number | undefined} */ id) => {
    for (let one = id; one; one = parents.get(one)) if (one === root) return true
    return false
  }
  return [...parents.keys()].filter(belongs).reduce((sum, id) => sum + shareOf(id), 0)
}

/** @param {string} id */
function parentOf(id) {
  const stat = read(`/proc/${id}/stat`)
  // The name may hold blanks and brackets; it ends with the last one.
  return Number(stat.slice(stat.lastIndexOf(')') + 1).split(' ')[2])
}

/** @param {number} id */
function shareOf(id) {
  const kilobytes = read(`/proc/${id}/smaps_rollup`).matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm)
  return [...kilobytes].reduce((sum, [, number]) => sum + 1024 * Number(number), 0)
}

/** A process may have ended since it was listed. @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
