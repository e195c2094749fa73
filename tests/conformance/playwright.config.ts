import { defineConfig } from '@playwright/test'

// npm run conformance [-- -g NAME]: the W3C's tests of EPUB reading systems, each judged on the real app.
// They are in the folder that OCTAVO_CORPORA names. A whole run writes docs/conformance.md.
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/conformance',
  timeout: 60_000,
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ['./report.ts']],
})
