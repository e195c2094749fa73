/**
 * What pdf.js takes for granted and Chromium 114, the oldest that Octavo runs in, does not have yet. Each
 * is added only where it is missing. Imported before pdf.js wherever that runs: in the parser's process,
 * in the window and in its workers.
 */

interface Resolvers<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value | PromiseLike<Value>) => void
  readonly reject: (reason?: unknown) => void
}

interface Reader {
  read(): Promise<{ done: boolean; value: unknown }>
  cancel(): Promise<void>
  releaseLock(): void
}

type Additions = Record<PropertyKey, unknown>

const place = globalThis as unknown as {
  Response?: { readonly prototype: Additions }
  Blob?: { readonly prototype: Additions }
  ReadableStream?: { readonly prototype: Additions }
}

// Chromium 119
;(Promise as unknown as Additions)['withResolvers'] ??= withResolvers
// Chromium 132
for (const { prototype } of [place.Response ?? [], place.Blob ?? []].flat()) {
  prototype['bytes'] ??= bytes
}
// Chromium 124
if (place.ReadableStream) place.ReadableStream.prototype[Symbol.asyncIterator] ??= values

function withResolvers<Value>(this: PromiseConstructor): Resolvers<Value> {
  let resolve!: Resolvers<Value>['resolve']
  let reject!: Resolvers<Value>['reject']
  const promise = new Promise<Value>((onDone, onFailed) => {
    resolve = onDone
    reject = onFailed
  })
  return { promise, resolve, reject }
}

async function bytes(this: { arrayBuffer(): Promise<ArrayBuffer> }): Promise<Uint8Array> {
  return new Uint8Array(await this.arrayBuffer())
}

async function* values(this: { getReader(): Reader }): AsyncGenerator {
  const reader = this.getReader()
  let isWhole = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      isWhole = done
      if (done) return
      yield value
    }
  } finally {
    if (!isWhole) await reader.cancel()
    reader.releaseLock()
  }
}
