import { createHash } from 'node:crypto'

import type { Day } from '@tongban/policy'

import type { ClientDoor } from '../../platform/access-by-key.ts'
import type { Client } from '../../platform/context.ts'
import { instantOf, minutesFrom } from '../../platform/instants.ts'
import type { ClientDeps } from './deps.ts'
import { findKeyByHash, findStanding, type KeyRow, keyUsed } from './store.ts'

const worker = { path: 'worker' } as const
/** When a key was last used is known to the minute: a write at each request would make every reading wait for the disk. */
const usedEveryMinutes = 1

/** What of a key is stored: nobody makes the key from it. */
export function hashOfKey(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function isOld(at: string | null, now: Date): boolean {
  return at === null || instantOf(at) <= minutesFrom(now, -usedEveryMinutes)
}

/** How other systems come in; keys and mandates are asked anew at each request, so that a revocation holds at once. */
export function clientDoor({
  database,
  audit,
  isHidden,
}: Pick<ClientDeps, 'database' | 'audit'> & {
  /** 受保护人员: for who is hidden no other system acts, whatever he gave it; it is told as if he had given nothing. */
  readonly isHidden: (subject: string) => boolean
}): ClientDoor {
  return {
    find: async (token, today, now) => {
      const [[row]] = await database.read(worker, findKeyByHash(hashOfKey(token)))
      if (row === undefined) return undefined
      const stands = row.revoked_at === null && row.expires_on >= today
      if (stands && isOld(row.last_used_at, now))
        await database.transaction(worker, async (tx) => tx.record(keyUsed(row.id, now)))
      return { client: clientOf(row), stands }
    },
    mandateOf: async ({ client, subject, today }: { client: string; subject: string; today: Day }) => {
      const [[found]] = await database.read(worker, findStanding(subject, today, client))
      return isHidden(subject) ? undefined : found
    },
    refused: async ({ id, keyId, agencyId }, code, { now, request }) => {
      const actor = { actorId: id, agencyId, outletId: null, now, request }
      await audit.look(actor, { act: 'clients.refused', purpose: `${code} ${keyId}` })
    },
  }
}

function clientOf(row: KeyRow & { readonly name: string; readonly agency_id: string }): Client {
  return {
    id: row.client_id,
    name: row.name,
    agencyId: row.agency_id,
    keyId: row.id,
    acts: row.acts,
    items: row.items,
    agencies: row.agencies,
    requestsAMinute: row.requests_a_minute,
    handInsADay: row.hand_ins_a_day,
  }
}
