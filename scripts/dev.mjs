// npm run dev: the renderer from Vite's server with hot reload; main and preload rebuilt, the app restarted.
import { ensureModules, root } from './modules.mjs'
import { electronEnvironment } from './electron-environment.mjs'
import { exitWith, say } from './say.mjs'

await exitWith(async () => {
  ensureModules()
  const { spawn } = await import('node:child_process')
  const { createBuilder, createServer } = await import('vite')
  const { binary, env, stop } = await electronEnvironment()
  const server = await createServer()
  await server.listen()
  const address = server.resolvedUrls?.local[0] ?? ''
  say(`renderer at ${address}`)

  /** @type {import('node:child_process').ChildProcess | null} */
  let app = null
  let restarting = false
  let finish = () => {}
  const end = /** @type {Promise<void>} */ (new Promise((resolve) => (finish = resolve)))
  const start = () => {
    if (app) {
      restarting = true
      app.kill()
      return
    }
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    app = spawn(binary, [...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...env, VITE_DEV_SERVER_URL: address },
    })
    app.once('exit', () => {
      app = null
      if (!restarting) return finish()
      restarting = false
      start()
    })
  }

  const watched = ['main', 'preload', 'ingest']
  const builder = await createBuilder({
    mode: 'development',
    environments: Object.fromEntries(watched.map((name) => [name, { build: { watch: {} } }])),
  })
  const built = new Set()
  for (const name of watched) {
    const environment = builder.environments[name]
    if (!environment) throw new Error(`vite.config.ts has no environment ${name}`)
    const watcher = await builder.build(environment)
    if (!('on' in watcher)) continue
    watcher.on('event', ({ code }) => {
      if (code !== 'BUNDLE_END') return
      built.add(name)
      if (built.size === watched.length) start()
    })
  }
  await end
  await server.close()
  stop()
  // The watchers would keep the process alive.
  process.exit(0)
})
