import type { EventName, EventPayload } from '#core/ipc/contract'

/** Sends an event to every window of the app. */
export type Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
