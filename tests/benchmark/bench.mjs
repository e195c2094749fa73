// npm run bench: the app by itself (run.mjs), or with `engines` beside other reading engines (engines.mjs).
await import(process.argv[2] === 'engines' ? './engines.mjs' : './run.mjs')
