import { defineConfig } from '@playwright/test'

// npm run proofs [-- NAME…]: that the reading engine keeps its promises, on the real app, over the public
// corpora that OCTAVO_CORPORA names. OCTAVO_SEED tries other sequences, OCTAVO_SHARE fewer of them.
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/proofs',
  timeout: 3_600_000,
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
})
