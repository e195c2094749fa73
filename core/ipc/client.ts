import { ReaderError } from '#core/errors'
import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
  Transport,
} from '#core/ipc/contract'

/** The contract as functions: requests that answer or throw a {@link ReaderError}, events by name. */
export interface Api {
  request<Name extends RequestName>(
    name: Name,
    ...input: RequestInput<Name> extends void ? [] : [RequestInput<Name>]
  ): Promise<RequestOutput<Name>>
  subscribe<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void
}

/** Main is trusted by the renderer, so its answers are typed here and checked only in tests. */
export function createApi(transport: Transport): Api {
  return {
    async request(name, ...input) {
      const answer = await transport.request(name, input[0])
      if (!answer.ok) throw ReaderError.fromReport(answer.error)
      return answer.value as never
    },
    subscribe: (name, listener) =>
      transport.subscribe(name, (payload) => {
        listener(payload as never)
      }),
  }
}
