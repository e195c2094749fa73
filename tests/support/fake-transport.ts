import { ReaderError } from '#core/errors'
import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
  Transport,
} from '#core/ipc/contract'

/** What the main process would answer; a thrown `ReaderError` becomes a failed answer. */
export type Answers = {
  [Name in RequestName]?: (
    input: RequestInput<Name>,
  ) => RequestOutput<Name> | Promise<RequestOutput<Name>>
}

/** A main process that answers what a test says, and remembers what it was asked. */
export interface FakeTransport extends Transport {
  readonly asked: readonly { readonly name: string; readonly input: unknown }[]
  inputsOf<Name extends RequestName>(name: Name): RequestInput<Name>[]
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
}

/** Requests without an answer of the test's own are answered with nothing. */
export function aFakeTransport(answers: Answers = {}): FakeTransport {
  const asked: { name: string; input: unknown }[] = []
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  return {
    asked,
    inputsOf: (name) => asked.filter((one) => one.name === name).map(({ input }) => input as never),
    async request(name, input) {
      asked.push({ name, input })
      const answer = answers[name as RequestName] as ((input: unknown) => unknown) | undefined
      try {
        return { ok: true, value: await answer?.(input) }
      } catch (error) {
        if (!(error instanceof ReaderError)) throw error
        return { ok: false, error: error.toReport() }
      }
    },
    subscribe(name, listener) {
      const those = listeners.get(name) ?? new Set()
      listeners.set(name, those.add(listener))
      return () => void those.delete(listener)
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload)
    },
  }
}
