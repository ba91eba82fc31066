import { randomBytes } from 'node:crypto'

import type { ClientAct } from '@tongban/contracts/access'
import type { Client, ClientKey } from '@tongban/contracts/clients'
import { addDays, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { isoOf, minutesFrom } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { ClientDeps } from './deps.ts'
import { hashOfKey } from './door.ts'
import {
  countDeadByClient,
  countMandates,
  findClients,
  findKeys,
  insertClient,
  insertKey,
  type KeyRow,
  lockClient,
  lockKey,
  revokeKey,
  setSecret,
  setWebhook,
  tellChanged,
} from './store.ts'

const worker = { path: 'worker' } as const
const daysAtMost = 366
/** 轮换: so long both secrets sign, that the other side can exchange its own without losing a notice. */
const bothSignMinutes = 3 * 24 * 60

/** The systems that an administrator keeps, with their keys. */
export async function listClients(deps: ClientDeps, context: Context): Promise<{ rows: Client[] }> {
  const { database, agencies } = deps
  const { agencies: here, today } = context
  const [clients, keys, dead] = await database.read(
    scopeOf(context),
    findClients(here),
    findKeys(here),
    countDeadByClient(here),
  )
  const ids = clients.map(({ id }) => id)
  const [mandates] = await database.read(worker, countMandates(ids, today))
  return {
    rows: clients.map((row) => ({
      id: row.id,
      name: row.name,
      agencyId: row.agency_id,
      agencyName: agencies.nameOf(row.agency_id),
      webhookUrl: row.webhook_url,
      hasSecret: row.has_secret,
      formerUntil: row.former_until === null ? null : isoOf(row.former_until),
      mandates: mandates.find(({ client_id }) => client_id === row.id)?.standing ?? 0,
      dead: dead.find(({ client_id }) => client_id === row.id)?.dead ?? 0,
      keys: keys.filter(({ client_id }) => client_id === row.id).map((key) => keyView(deps, key)),
    })),
  }
}

function keyView({ staffName }: Pick<ClientDeps, 'staffName'>, row: KeyRow): ClientKey {
  return {
    id: row.id,
    prefix: row.prefix,
    acts: [...row.acts],
    items: row.items === null ? null : [...row.items],
    agencies: row.agencies === null ? null : [...row.agencies],
    requestsAMinute: row.requests_a_minute,
    handInsADay: row.hand_ins_a_day,
    expiresOn: row.expires_on,
    madeAt: isoOf(row.made_at),
    madeBy: staffName(row.made_by),
    revokedAt: row.revoked_at === null ? null : isoOf(row.revoked_at),
    lastUsedAt: row.last_used_at === null ? null : isoOf(row.last_used_at),
  }
}

/** 登记接入系统. @throws Refusal clients.no-agency */
export async function registerClient(
  { database }: Pick<ClientDeps, 'database'>,
  context: Context,
  command: Command,
  { name, agencyId }: { readonly name: string; readonly agencyId: string },
): Promise<{ id: string }> {
  if (!context.agencies.includes(agencyId)) throw refusalAt('clients.no-agency', 'agencyId')
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [] as const,
    run: (tx) => {
      const id = newId()
      tx.record(
        insertClient(id, name, agencyId, context.actorId, context.now),
        lookWithin({ ...context, agencyId }, { act: 'clients.register', purpose: id }),
        tellChanged(),
      )
      return { id }
    },
  })
}

/** What a key is to be for. */
export interface WantedKey {
  readonly acts: readonly ClientAct[]
  readonly items: readonly string[] | null
  readonly agencies: readonly string[] | null
  readonly requestsAMinute: number
  readonly handInsADay: number
  readonly expiresOn: Day
}

/**
 * 给密钥: the key is in this answer and nowhere else; what is stored is its hash. It opens nobody's matters: those open who give the
 * client a mandate. @throws Refusal clients.none, clients.expiry, clients.no-agency, catalogue.no-item
 */
export async function makeKey(
  { database, agencies, cases }: Pick<ClientDeps, 'database' | 'agencies' | 'cases'>,
  context: Context,
  clientId: string,
  wanted: WantedKey,
): Promise<{ key: string; id: string; prefix: string }> {
  const { today, now, actorId } = context
  if (wanted.expiresOn < today || wanted.expiresOn > addDays(today, daysAtMost))
    throw refusalAt('clients.expiry', 'expiresOn')
  if (wanted.items?.some((item) => cases.catalogue.current(item) === undefined) === true)
    throw refusalAt('catalogue.no-item', 'items')
  if (wanted.agencies?.some((agency) => agencies.find(agency) === undefined) === true)
    throw refusalAt('clients.no-agency', 'agencies')
  const prefix = `tbk_${randomBytes(4).toString('hex')}`
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  const id = newId()
  await database.transaction(scopeOf(context), async (tx) => {
    const [[client]] = await tx.load(lockClient(clientId, context.agencies))
    if (client === undefined) throw new Refusal('clients.none')
    const { acts, items, requestsAMinute, handInsADay, expiresOn } = wanted
    const { agency_id: agencyId } = client
    tx.record(
      insertKey(
        id,
        clientId,
        agencyId,
        prefix,
        hashOfKey(key),
        acts,
        items,
        wanted.agencies,
        requestsAMinute,
        handInsADay,
        expiresOn,
        actorId,
        now,
      ),
      lookWithin({ ...context, agencyId }, { act: 'clients.make-key', purpose: `${clientId} ${id}` }),
    )
  })
  return { key, id, prefix }
}

/** 收回密钥: from the next request on it opens nothing. @throws Refusal clients.none */
export async function takeKey(
  { database }: Pick<ClientDeps, 'database'>,
  context: Context,
  command: Command,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockKey(id, key, context.agencies)] as const,
    run: (tx, [[found]]) => {
      if (found === undefined || found.revoked_at !== null) throw new Refusal('clients.none')
      const about = { act: 'clients.revoke-key', purpose: `${id} ${key}` }
      tx.record(
        revokeKey(key, context.actorId, context.now),
        lookWithin({ ...context, agencyId: found.agency_id }, about),
      )
      return { done: true } as const
    },
  })
}

/** Where a client is told what becomes of its cases; null: nowhere. @throws Refusal clients.none, clients.address */
export async function pointWebhook(
  { database, webhook }: Pick<ClientDeps, 'database' | 'webhook'>,
  context: Context,
  command: Command,
  { id, url }: { readonly id: string; readonly url: string | null },
): Promise<{ done: true }> {
  if (url !== null && !webhook.allows(url)) throw refusalAt('clients.address', 'url')
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockClient(id, context.agencies)] as const,
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('clients.none')
      tx.record(
        setWebhook(id, url),
        lookWithin({ ...context, agencyId: found.agency_id }, { act: 'clients.point-webhook', purpose: id }),
      )
      return { done: true } as const
    },
  })
}

/** 换签名密钥: the new secret is in this answer and nowhere else in the clear; the former signs on for three days. @throws Refusal clients.none */
export async function changeSecret(
  { database, secrets }: Pick<ClientDeps, 'database' | 'secrets'>,
  context: Context,
  id: string,
): Promise<{ secret: string; formerUntil: string | null }> {
  const secret = `tbs_${randomBytes(32).toString('base64url')}`
  const until = minutesFrom(context.now, bothSignMinutes)
  return await database.transaction(scopeOf(context), async (tx) => {
    const [[found]] = await tx.load(lockClient(id, context.agencies))
    if (found === undefined) throw new Refusal('clients.none')
    const former = found.secret
    const formerUntil = former === null ? null : until
    tx.record(
      setSecret(id, secrets.seal(secret), former, formerUntil),
      lookWithin({ ...context, agencyId: found.agency_id }, { act: 'clients.change-secret', purpose: id }),
    )
    return { secret, formerUntil: formerUntil?.toISOString() ?? null }
  })
}
