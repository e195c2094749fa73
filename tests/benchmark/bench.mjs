// npm run bench: the app by itself (run.mjs); with `engines` beside other reading engines (engines.mjs);
// with `typesetting` its lines beside the browser's own (run-typesetting.mjs).
const parts = { engines: './engines.mjs', typesetting: './run-typesetting.mjs' }
const asked = process.argv[2]
await import(asked === 'engines' || asked === 'typesetting' ? parts[asked] : './run.mjs')
