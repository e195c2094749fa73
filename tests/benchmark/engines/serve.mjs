import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.json': 'application/json',
  '.xhtml': 'application/xhtml+xml',
  '.epub': 'application/epub+zip',
}

/**
 * Serves files to the engines' windows, on this machine only.
 * @param {(address: string) => string} fileOf path of what an address asks for
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serve(fileOf) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = fileOf(path.posix.normalize(decodeURIComponent(pathname)))
    const type = types[path.extname(file)] ?? 'application/octet-stream'
    const stream = fs.createReadStream(file)
    stream.once('error', () => response.writeHead(404).end())
    stream.once('open', () => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
      if (request.method === 'HEAD') response.end()
      else stream.pipe(response)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
