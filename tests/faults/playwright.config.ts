import { defineConfig } from '@playwright/test'

// npm run faults [-- NAME…]: that nothing acknowledged is lost, whatever happens to the app and to its disk.
// OCTAVO_SEED tries other moments, OCTAVO_SHARE fewer of them.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.cache/faults',
  timeout: 7_200_000,
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ['./table.ts']],
})
