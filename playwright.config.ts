import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/end-to-end',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  use: { trace: 'retain-on-failure' },
})
