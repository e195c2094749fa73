// npm run bench: the app by itself (run.mjs); with `engines` beside other reading engines (engines.mjs);
// with `typesetting` its lines beside the browser's own (run-typesetting.mjs); with `library` a library of
// thousands (run-library.mjs).
const parts = {
  engines: './engines.mjs',
  typesetting: './run-typesetting.mjs',
  library: './run-library.mjs',
}
const asked = process.argv[2]
await import(
  asked === 'engines' || asked === 'typesetting' || asked === 'library' ? parts[asked] : './run.mjs'
)
