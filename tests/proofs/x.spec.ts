import { test } from '@playwright/test'
import { withApp } from './app'
import { wholeSections } from './books'
test('x', async () => {
  const f = '/work/shared/corpora/standardebooks/sherlock-holmes.epub'
  await withApp(async ({ page, shelve }) => {
    const [b] = await shelve([f])
    const w = await wholeSections(f, b!.id)
    console.log(JSON.stringify(await page.evaluate(([i, h]) => window.proofs.debugSeam(i, { width: 1180, height: 820, wishes: {} }, 3, h, 7212), [b!.id, w[3]!] as const), null, 1))
  })
})
