// npm test: sets up what is missing, then everything that must hold, fastest first.
// npm run check: the part without windows.
import { ensureModules } from './modules.mjs'
import { exitWith } from './say.mjs'
import { runStages, stages, totals } from './stages.mjs'

await exitWith(async () => {
  ensureModules()
  const { format, types, lint, unit, endToEnd } = stages
  const windowless = [format, types, lint, unit]
  const all = process.argv.includes('--no-windows') ? windowless : [...windowless, endToEnd]
  const result = await runStages(all)
  console.log(totals(result))
  return result.ok ? 0 : 1
})
