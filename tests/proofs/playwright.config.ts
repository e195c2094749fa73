import { defineConfig } from '@playwright/test'
export default defineConfig({ testDir: '.', workers: 1, timeout: 3_600_000, reporter: 'list', outputDir: '../../.cache/proofs' })
