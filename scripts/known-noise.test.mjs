import { once } from 'node:events'
import { PassThrough } from 'node:stream'

import { expect, it } from 'vitest'

import { handOn } from './known-noise.mjs'

const bus =
  '[3277:1124/210852.102240:ERROR:bus.cc(399)] Failed to connect to the bus: Failed to connect to socket'
const gpu =
  '[3277:1124/210852.1:ERROR:viz_main_impl.cc(186)] Exiting GPU process due to errors during initialization'
const kept = [
  'This file could not be found.',
  '[octavo] Uncaught: Error: Failed to connect to the bus',
  '[3277:1124/210852.102240:ERROR:bus.cc(12)] Something else',
  '[3277:1124/210852.102240:ERROR:network_service_instance_impl.cc(1)] Network service crashed',
]

it('drops what the substitute says of a machine without a desktop, and nothing else', async () => {
  const from = new PassThrough()
  let said = ''
  handOn(from, { write: (text) => (said += text) })

  from.end([bus, kept[0], gpu, ...kept.slice(1)].join('\n'))
  await once(from, 'close')

  expect(said).toBe(`${kept.join('\n')}\n`)
})
