import { newId } from '../src/platform/context.ts'
import { query } from '../src/platform/database.ts'
import type { Body, Scene } from './scene.ts'
import type { World } from './world.ts'

const plant = query(
  `insert into events.delivery (stream_id, id, listener, kind, payload, at, attempts, due_at, fault, dead)
   values ($1, $2, $3, 'cases.accepted', $5, $4, 10, $4, 'TypeError', true)`,
)

/** A delivery that was tried ten times in vain. @returns where it is found */
export async function plantDeadDelivery(
  { database, clock }: World,
  { listener = 'nobody.listens', payload = {} }: { listener?: string; payload?: Body } = {},
): Promise<{ stream: string; id: string; url: string }> {
  const [stream, id] = [newId(), newId()]
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(plant(stream, id, listener, clock.now(), JSON.stringify(payload))),
  )
  return { stream, id, url: `/api/running/deliveries/${stream}/${id}/${listener}` }
}

/** Requests of who looks after what runs. */
export function lookingAfter(world: World, { system: who }: Scene) {
  const mend = (act: string, reason: string) => async () => ({
    who,
    method: 'POST' as const,
    url: `${(await plantDeadDelivery(world)).url}/${act}`,
    body: { reason },
  })
  const read = (url: string) => async () => await Promise.resolve({ who, method: 'GET' as const, url })
  return {
    'GET /api/running/jobs': read('/api/running/jobs'),
    'GET /api/running/boundaries': read('/api/running/boundaries'),
    'POST /api/running/boundaries/:name/trial': async () =>
      await Promise.resolve({
        who,
        method: 'POST' as const,
        url: '/api/running/boundaries/files/trial',
      }),
    'GET /api/running/deliveries': read('/api/running/deliveries'),
    'POST /api/running/deliveries/:stream/:id/:listener/retry': mend('retry', 'cause-mended'),
    'POST /api/running/deliveries/:stream/:id/:listener/giving-up': mend('giving-up', 'not-needed'),
  }
}
