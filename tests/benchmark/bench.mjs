// npm run bench: the app by itself (run.mjs); with `engines` beside other reading engines (engines.mjs);
// with `formats` one book in every format, and large ones (formats.mjs); with `library` a library of thousands
// (run-library.mjs); with `search` how soon words are found (search.mjs); with `typesetting` its lines beside
// the browser's own (run-typesetting.mjs).
const parts = new Map([
  ['engines', './engines.mjs'],
  ['formats', './formats.mjs'],
  ['library', './run-library.mjs'],
  ['search', './search.mjs'],
  ['typesetting', './run-typesetting.mjs'],
])
await import(parts.get(process.argv[2] ?? '') ?? './run.mjs')
