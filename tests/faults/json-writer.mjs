// node tests/faults/json-writer.mjs FILE CHANGE: keeps notes as many apps do, by writing one JSON file over
// itself, until it is killed. `npm run faults` must find that it loses some.
import fs from 'node:fs'

const [file = '', change = '0'] = process.argv.slice(2)
const notes = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
for (let made = Number(change) + 1; ; made += 1) {
  const name = `note ${made}`
  notes[name] = { change: made, text: 'Something that somebody wrote. '.repeat(40) }
  fs.writeFileSync(file, JSON.stringify(notes))
  process.stdout.write(`${JSON.stringify([name, made])}\n`)
}
